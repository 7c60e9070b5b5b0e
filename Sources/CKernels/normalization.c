#include "include/normalization.h"

#include <string.h>

#include "clones.h"

CLONES void ck_moments(const float *x, size_t rows, size_t n, float *mean, float *squares) {
  memset(mean, 0, n * sizeof(float));
  memset(squares, 0, n * sizeof(float));
  for (size_t row = 0; row < rows; row++)
    for (size_t i = 0; i < n; i++) mean[i] += x[row * n + i];
  for (size_t i = 0; i < n; i++) mean[i] /= (float)rows;
  for (size_t row = 0; row < rows; row++)
    for (size_t i = 0; i < n; i++) {
      const float d = x[row * n + i] - mean[i];
      squares[i] += d * d;
    }
}

CLONES void ck_scale_shift(
    const float *x, const float *scale, const float *shift, float *y, size_t rows, size_t n) {
  for (size_t row = 0; row < rows; row++, x += n, y += n)
    for (size_t i = 0; i < n; i++) y[i] = x[i] * scale[i] + shift[i];
}

CLONES void ck_normalization_sums(
    const float *x, const float *dy, const float *mean, size_t rows, size_t n, float *sums,
    float *products) {
  memset(sums, 0, n * sizeof(float));
  memset(products, 0, n * sizeof(float));
  for (size_t row = 0; row < rows; row++, x += n, dy += n)
    for (size_t i = 0; i < n; i++) {
      sums[i] += dy[i];
      products[i] += dy[i] * (x[i] - mean[i]);
    }
}

CLONES void ck_normalization_gradient(
    const float *x, const float *dy, const float *a, const float *b, const float *c, float *dx,
    size_t rows, size_t n) {
  for (size_t row = 0; row < rows; row++, x += n, dy += n, dx += n)
    for (size_t i = 0; i < n; i++) dx[i] = a[i] * dy[i] + b[i] * x[i] + c[i];
}
