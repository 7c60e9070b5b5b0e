#include "include/winograd.h"
#include "winograd_transforms.h"

/// Where the pixels of a tile are; `outside` stands for those that the picture does not have.
INLINE void find_pixels(
    const int size, const struct ck_winograd *w, int ty, int tx, float *x, float *outside,
    float *pixels[8][8]) {
  const size_t channels = (size_t)w->channels;
  for (int i = 0; i < size + 2; i++) {
    const int row = size * ty + i - w->pad_y;
    const int row_is_inside = row >= 0 && row < w->height;
    for (int j = 0; j < size + 2; j++) {
      const int column = size * tx + j - w->pad_x;
      const int is_inside = row_is_inside && column >= 0 && column < w->width;
      pixels[i][j] =
          is_inside ? x + ((size_t)row * (size_t)w->width + (size_t)column) * channels : outside;
    }
  }
}

INLINE void input(
    const int size, const struct ck_winograd *w, const float *x, const float *zeros, float *v,
    size_t stride) {
  const int edge = size + 2;
  float *pixels[8][8];
  for (int ty = 0; ty < w->tiles_y; ty++)
    for (int tx = 0; tx < w->tiles_x; tx++, v += w->channels) {
      find_pixels(size, w, ty, tx, (float *)(uintptr_t)x, (float *)(uintptr_t)zeros, pixels);
      for (int c = 0; c < w->channels; c += 16) {
        v16 half[8][8], column[8], result[8];
        for (int j = 0; j < edge; j++) {
          for (int i = 0; i < edge; i++) column[i] = LOAD16(pixels[i][j] + c);
          input_transform(size, column, result);
          for (int i = 0; i < edge; i++) half[i][j] = result[i];
        }
        for (int i = 0; i < edge; i++) {
          input_transform(size, half[i], result);
          for (int j = 0; j < edge; j++)
            STORE16_AHEAD(v + (size_t)(edge * i + j) * stride + c, result[j]);
        }
      }
    }
}

CLONES void ck_winograd_input(
    const struct ck_winograd *w, const float *x, const float *zeros, float *v, size_t stride) {
  FOR_TILE(w->tile, input(size, w, x, zeros, v, stride))
}

INLINE void input_gradient(
    const int size, const struct ck_winograd *w, const float *v, size_t stride, float *sink,
    float *dx) {
  const int edge = size + 2;
  float *pixels[8][8];
  for (int ty = 0; ty < w->tiles_y; ty++)
    for (int tx = 0; tx < w->tiles_x; tx++, v += w->channels) {
      find_pixels(size, w, ty, tx, dx, sink, pixels);
      for (int c = 0; c < w->channels; c += 16) {
        v16 half[8][8], column[8], result[8];
        for (int j = 0; j < edge; j++) {
          for (int i = 0; i < edge; i++) column[i] = LOAD16(v + (size_t)(edge * i + j) * stride + c);
          input_adjoint(size, column, result);
          for (int i = 0; i < edge; i++) half[i][j] = result[i];
        }
        for (int i = 0; i < edge; i++) {
          input_adjoint(size, half[i], result);
          for (int j = 0; j < edge; j++) {
            float *pixel = pixels[i][j] + c;
            STORE16(pixel, LOAD16(pixel) + result[j]);
          }
        }
      }
    }
}

CLONES void ck_winograd_input_gradient(
    const struct ck_winograd *w, const float *v, size_t stride, float *sink, float *dx) {
  FOR_TILE(w->tile, input_gradient(size, w, v, stride, sink, dx))
}
