#include "include/pictures.h"

#include "clones.h"

CLONES void ck_bytes_to_floats(const uint8_t *x, float *y, size_t n, float scale) {
  for (size_t i = 0; i < n; i++) y[i] = (float)x[i] * scale;
}

/// Sums of products are not fused, so that the bits are the same for all instruction sets.
#define SUM(...)                                     \
  for (size_t i = 0; i < n; i++) {                   \
    _Pragma("clang fp contract(off)") y[i] = __VA_ARGS__; \
  }
#define TERM(row) (shares[row] * (float)x[(row) * n + i])

CLONES void ck_weigh_rows(
    const uint8_t *x, const float *shares, size_t rows, size_t n, float *y) {
  switch (rows) {
    case 1: SUM(TERM(0)) return;
    case 2: SUM(TERM(0) + TERM(1)) return;
    default: SUM(TERM(0) + TERM(1) + TERM(2))
  }
  for (size_t row = 3; row < rows; row++) SUM(y[i] + TERM(row))
}
