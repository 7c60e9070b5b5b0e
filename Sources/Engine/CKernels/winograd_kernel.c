#include "include/winograd.h"
#include "winograd_transforms.h"

INLINE void kernel(
    const int size, const float *g, size_t rows, size_t columns, size_t first, size_t last,
    float *u, size_t stride) {
  const int edge = size + 2;
  for (size_t panel = 0; panel < columns; panel += 32)
    for (size_t row = first; row < last; row++)
      for (size_t j = panel; j < panel + 32 && j < columns; j += 16) {
        float *target = u + panel * rows + row * 32 + j % 32;
        v16 half[8][3], taps[3], result[8];
        for (int x = 0; x < 3; x++) {
          for (int y = 0; y < 3; y++)
            taps[y] = LOAD16(g + ((size_t)(3 * y + x) * rows + row) * columns + j);
          kernel_transform(size, taps, result);
          for (int i = 0; i < edge; i++) half[i][x] = result[i];
        }
        for (int i = 0; i < edge; i++) {
          kernel_transform(size, half[i], result);
          for (int k = 0; k < edge; k++)
            STORE16_AHEAD(target + (size_t)(edge * i + k) * stride, result[k]);
        }
      }
}

CLONES void ck_winograd_kernel(
    int tile, const float *g, size_t rows, size_t columns, size_t first, size_t last, float *u,
    size_t stride) {
  FOR_TILE(tile, kernel(size, g, rows, columns, first, last, u, stride))
}

INLINE void kernel_gradient(
    const int size, const float *du, size_t stride, size_t rows, size_t columns, size_t first,
    size_t last, float *dg) {
  const int edge = size + 2;
  for (size_t row = first; row < last; row++)
    for (size_t j = 0; j < columns; j += 16) {
      const float *source = du + row * columns + j;
      v16 half[3][8], column[8], result[3];
      for (int k = 0; k < edge; k++) {
        for (int i = 0; i < edge; i++) column[i] = LOAD16(source + (size_t)(edge * i + k) * stride);
        kernel_adjoint(size, column, result);
        for (int y = 0; y < 3; y++) half[y][k] = result[y];
      }
      for (int y = 0; y < 3; y++) {
        kernel_adjoint(size, half[y], result);
        for (int x = 0; x < 3; x++)
          STORE16(dg + ((size_t)(3 * y + x) * rows + row) * columns + j, result[x]);
      }
    }
}

CLONES void ck_winograd_kernel_gradient(
    int tile, const float *du, size_t stride, size_t rows, size_t columns, size_t first,
    size_t last, float *dg) {
  FOR_TILE(tile, kernel_gradient(size, du, stride, rows, columns, first, last, dg))
}

CLONES void ck_transpose(
    const float *x, size_t rows, size_t columns, size_t first, size_t last, float *y) {
  for (size_t i = first; i < last; i += 16)
    for (size_t j = 0; j < columns; j += 16)
      for (size_t b = 0; b < 16; b++)
        for (size_t a = 0; a < 16; a++) y[(j + b) * rows + i + a] = x[(i + a) * columns + j + b];
}
