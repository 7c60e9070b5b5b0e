#include "include/winograd.h"
#include "winograd_transforms.h"

/// Where the 36 pixels of a tile lie; `outside` stands for those that the picture does not have.
INLINE void find_pixels(
    const struct ck_winograd *w, int ty, int tx, float *x, float *outside, float *pixels[36]) {
  const size_t channels = (size_t)w->channels;
  for (int i = 0; i < 6; i++) {
    const int row = 4 * ty + i - w->pad_y;
    const int row_is_inside = row >= 0 && row < w->height;
    for (int j = 0; j < 6; j++) {
      const int column = 4 * tx + j - w->pad_x;
      const int is_inside = row_is_inside && column >= 0 && column < w->width;
      pixels[6 * i + j] =
          is_inside ? x + ((size_t)row * (size_t)w->width + (size_t)column) * channels : outside;
    }
  }
}

CLONES void ck_winograd_input(
    const struct ck_winograd *w, const float *x, const float *zeros, float *v, size_t stride) {
  float *pixels[36];
  for (int ty = 0; ty < w->tiles_y; ty++)
    for (int tx = 0; tx < w->tiles_x; tx++, v += w->channels) {
      find_pixels(w, ty, tx, (float *)(uintptr_t)x, (float *)(uintptr_t)zeros, pixels);
      for (int c = 0; c < w->channels; c += 16) {
        v16 half[6][6], column[6], result[6];
        for (int j = 0; j < 6; j++) {
          for (int i = 0; i < 6; i++) column[i] = LOAD16(pixels[6 * i + j] + c);
          input_transform(column, result);
          for (int i = 0; i < 6; i++) half[i][j] = result[i];
        }
        for (int i = 0; i < 6; i++) {
          input_transform(half[i], result);
          for (int j = 0; j < 6; j++) STORE16(v + (size_t)(6 * i + j) * stride + c, result[j]);
        }
      }
    }
}

CLONES void ck_winograd_input_gradient(
    const struct ck_winograd *w, const float *v, size_t stride, float *sink, float *dx) {
  float *pixels[36];
  for (int ty = 0; ty < w->tiles_y; ty++)
    for (int tx = 0; tx < w->tiles_x; tx++, v += w->channels) {
      find_pixels(w, ty, tx, dx, sink, pixels);
      for (int c = 0; c < w->channels; c += 16) {
        v16 half[6][6], column[6], result[6];
        for (int j = 0; j < 6; j++) {
          for (int i = 0; i < 6; i++) column[i] = LOAD16(v + (size_t)(6 * i + j) * stride + c);
          input_adjoint(column, result);
          for (int i = 0; i < 6; i++) half[i][j] = result[i];
        }
        for (int i = 0; i < 6; i++) {
          input_adjoint(half[i], result);
          for (int j = 0; j < 6; j++) {
            float *pixel = pixels[6 * i + j] + c;
            STORE16(pixel, LOAD16(pixel) + result[j]);
          }
        }
      }
    }
}
