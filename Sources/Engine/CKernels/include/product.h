#pragma once
#include <stddef.h>

/// A matrix product c = a * b, or c += a * b, of one thread, for small and thin matrices that need no copying.
///
/// a is [m, outer * inner]: element (i, o, k) is at a[i * a_row + o * a_outer + k * a_column], where either a_column or a_row
/// is 1. With rows that overlap, this is a convolution over the rows of a picture: `outer` runs over the kernel's
/// rows. b is [outer * inner, n] in panels of 32 columns: row (o, k) of panel p is at b + p * b_panel + o * b_outer +
/// k * b_row. n is a multiple of 16. c is [m, n] with rows c_row apart.
///
/// With `next`, each panel of b is called into the second cache while the one before it is worked on; `next` is
/// what follows the last, rows as far apart. Without it (null), b is taken to be in the caches.
struct ck_product {
  size_t m, n, inner, outer;
  size_t a_row, a_column, a_outer;
  size_t b_panel, b_outer, b_row;
  size_t c_row;
  int accumulate;
  const float *next;
};

void ck_multiply(const struct ck_product *p, const float *a, const float *b, float *c);

/// The same by one instruction set: 0 plain, 1 AVX2, 2 AVX-512. Returns 0 where the processor lacks it.
int ck_multiply_by(
    int variant, const struct ck_product *p, const float *a, const float *b, float *c);
