#include <string.h>

#include "clones.h"
#include "include/convolution.h"

CLONES void ck_im2col(const struct ck_window *w, const float *x, float *columns) {
  const size_t c = (size_t)w->channels, line = (size_t)w->width * c;
  for (int oy = 0; oy < w->output_height; oy++)
    for (int ox = 0; ox < w->output_width; ox++)
      for (int ky = 0; ky < w->kernel_height; ky++) {
        const int y = oy * w->stride_y - w->pad_y + ky * w->dilation_y;
        const int x0 = ox * w->stride_x - w->pad_x;
        if (y < 0 || y >= w->height) {
          memset(columns, 0, (size_t)w->kernel_width * c * sizeof(float));
          columns += (size_t)w->kernel_width * c;
        } else if (w->dilation_x == 1 && x0 >= 0 && x0 + w->kernel_width <= w->width) {
          memcpy(columns, x + (size_t)y * line + (size_t)x0 * c, (size_t)w->kernel_width * c * sizeof(float));
          columns += (size_t)w->kernel_width * c;
        } else {
          for (int kx = 0; kx < w->kernel_width; kx++, columns += c) {
            const int column = x0 + kx * w->dilation_x;
            if (column < 0 || column >= w->width) memset(columns, 0, c * sizeof(float));
            else memcpy(columns, x + (size_t)y * line + (size_t)column * c, c * sizeof(float));
          }
        }
      }
}

CLONES void ck_col2im(const struct ck_window *w, const float *columns, float *dx) {
  const size_t c = (size_t)w->channels, line = (size_t)w->width * c;
  memset(dx, 0, (size_t)w->height * line * sizeof(float));
  for (int oy = 0; oy < w->output_height; oy++)
    for (int ox = 0; ox < w->output_width; ox++)
      for (int ky = 0; ky < w->kernel_height; ky++) {
        const int y = oy * w->stride_y - w->pad_y + ky * w->dilation_y;
        for (int kx = 0; kx < w->kernel_width; kx++, columns += c) {
          const int column = ox * w->stride_x - w->pad_x + kx * w->dilation_x;
          if (y < 0 || y >= w->height || column < 0 || column >= w->width) continue;
          float *target = dx + (size_t)y * line + (size_t)column * c;
          for (size_t i = 0; i < c; i++) target[i] += columns[i];
        }
      }
}
