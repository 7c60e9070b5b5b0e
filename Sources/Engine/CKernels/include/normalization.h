#pragma once
#include <stddef.h>

/// The numbers of each of `channels` columns that normalizing needs; a function reads those that it names.
struct ck_normalization {
  size_t channels;
  /// y = x * scale + shift.
  const float *scale, *shift;
  /// The column's mean, and its gradient: dx = a * dy + b * x + c.
  const float *mean, *a, *b, *c;
  /// Whether relu follows: then dy counts where x * scale + shift > 0.
  int relu;
};

/// Mean and sum of squared deviations of each column of x [rows, n]; two passes, so keep the block in the cache.
void ck_moments(const float *x, size_t rows, size_t n, float *mean, float *squares);
/// y = x * scale + shift, plus `addend` [rows, channels] unless it is null, with relu on demand. y may be x.
void ck_normalize(
    const struct ck_normalization *p, const float *x, const float *addend, float *y, size_t rows);
/// sums[i] = sum dy, products[i] = sum dy * (x - mean) for each column.
void ck_normalization_sums(
    const struct ck_normalization *p, const float *x, const float *dy, size_t rows, float *sums,
    float *products);
/// dx = a * dy + b * x + c, column by column; dx may be dy.
void ck_normalization_gradient(
    const struct ck_normalization *p, const float *x, const float *dy, float *dx, size_t rows);
