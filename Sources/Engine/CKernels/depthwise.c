#include "include/depthwise.h"

#include <string.h>

#include "clones.h"

/// Runs `body` for each tap of the window of (oy, ox) that is in the picture: `at` is its pixel, `tap` its kernel numbers.
#define EACH_TAP(body)                                                               \
  for (int ky = 0; ky < w->kernel_height; ky++) {                                    \
    const int row = oy * w->stride_y - w->pad_y + ky * w->dilation_y;                \
    if (row < 0 || row >= w->height) continue;                                       \
    for (int kx = 0; kx < w->kernel_width; kx++) {                                   \
      const int column = ox * w->stride_x - w->pad_x + kx * w->dilation_x;           \
      if (column < 0 || column >= w->width) continue;                                \
      const size_t at = ((size_t)row * (size_t)w->width + (size_t)column) * channels; \
      const size_t tap = (size_t)(ky * w->kernel_width + kx) * outputs;              \
      body                                                                           \
    }                                                                                \
  }

CLONES void ck_depthwise(
    const struct ck_window *w, int multiplier, const float *x, const float *kernel,
    const float *bias, float *y) {
  const size_t channels = (size_t)w->channels, times = (size_t)multiplier;
  const size_t outputs = channels * times;
  for (int oy = 0; oy < w->output_height; oy++)
    for (int ox = 0; ox < w->output_width; ox++, y += outputs) {
      if (bias) memcpy(y, bias, outputs * sizeof(float));
      else memset(y, 0, outputs * sizeof(float));
      EACH_TAP({
        if (times == 1) {
          for (size_t c = 0; c < channels; c++) y[c] += x[at + c] * kernel[tap + c];
        } else {
          for (size_t c = 0; c < channels; c++)
            for (size_t m = 0; m < times; m++)
              y[c * times + m] += x[at + c] * kernel[tap + c * times + m];
        }
      })
    }
}

CLONES void ck_depthwise_gradient(
    const struct ck_window *w, int multiplier, const float *x, const float *kernel,
    const float *dy, float *dkernel, float *dx) {
  const size_t channels = (size_t)w->channels, times = (size_t)multiplier;
  const size_t outputs = channels * times;
  if (dx) memset(dx, 0, (size_t)w->height * (size_t)w->width * channels * sizeof(float));
  for (int oy = 0; oy < w->output_height; oy++)
    for (int ox = 0; ox < w->output_width; ox++, dy += outputs) {
      EACH_TAP({
        if (times == 1) {
          for (size_t c = 0; c < channels; c++) dkernel[tap + c] += x[at + c] * dy[c];
          if (dx)
            for (size_t c = 0; c < channels; c++) dx[at + c] += kernel[tap + c] * dy[c];
        } else {
          for (size_t c = 0; c < channels; c++)
            for (size_t m = 0; m < times; m++) {
              const size_t k = c * times + m;
              dkernel[tap + k] += x[at + c] * dy[k];
              if (dx) dx[at + c] += kernel[tap + k] * dy[k];
            }
        }
      })
    }
}
