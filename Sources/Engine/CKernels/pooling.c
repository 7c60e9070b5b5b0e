#include "include/pooling.h"

#include <math.h>
#include <string.h>

#include "vectors.h"

/// Runs `body` for each pixel (y, x) of the picture that is in the window of (oy, ox).
#define EACH_PIXEL(body)                                                \
  for (int ky = 0; ky < w->kernel_height; ky++) {                       \
    const int row = oy * w->stride_y - w->pad_y + ky;                   \
    if (row < 0 || row >= w->height) continue;                          \
    for (int kx = 0; kx < w->kernel_width; kx++) {                      \
      const int column = ox * w->stride_x - w->pad_x + kx;              \
      if (column < 0 || column >= w->width) continue;                   \
      const size_t at = ((size_t)row * (size_t)w->width + (size_t)column) * c; \
      body                                                              \
    }                                                                   \
  }

#define EACH_OUTPUT                            \
  for (int oy = 0; oy < w->output_height; oy++) \
    for (int ox = 0; ox < w->output_width; ox++)

/// The part of an axis that is in the picture, of a window that starts at `start`: from the first to behind the last.
struct part {
  int first, end;
};
INLINE struct part part_within(int start, int size, int limit) {
  return (struct part){start < 0 ? -start : 0, start + size > limit ? limit - start : size};
}

CLONES void ck_max_pool(const struct ck_window *w, const float *x, float *y, uint16_t *places) {
  const size_t c = (size_t)w->channels, line = (size_t)w->width * c;
  EACH_OUTPUT {
    const int top = oy * w->stride_y - w->pad_y, left = ox * w->stride_x - w->pad_x;
    const struct part rows = part_within(top, w->kernel_height, w->height);
    const struct part columns = part_within(left, w->kernel_width, w->width);
    size_t i = 0;
    // Sixteen channels at a time stay in registers over the whole window.
    for (; i + 16 <= c; i += 16) {
      v16 best = (v16){0} - INFINITY;
      i16 places_of_best = (i16){0};
      for (int ky = rows.first; ky < rows.end; ky++) {
        const float *pixel = x + (size_t)(top + ky) * line + (size_t)(left + columns.first) * c + i;
        for (int kx = columns.first; kx < columns.end; kx++, pixel += c) {
          const v16 value = LOAD16(pixel);
          const i16 better = value > best;
          best = (v16)((better & (i16)value) | (~better & (i16)best));
          places_of_best = (better & (ky * w->kernel_width + kx)) | (~better & places_of_best);
        }
      }
      STORE16(y + i, best);
      const h16 narrow = __builtin_convertvector(places_of_best, h16);
      memcpy(places + i, &narrow, sizeof narrow);
    }
    for (; i < c; i++) {
      y[i] = -INFINITY;
      places[i] = 0;
      for (int ky = rows.first; ky < rows.end; ky++)
        for (int kx = columns.first; kx < columns.end; kx++) {
          const float value = x[(size_t)(top + ky) * line + (size_t)(left + kx) * c + i];
          if (!(value > y[i])) continue;
          y[i] = value;
          places[i] = (uint16_t)(ky * w->kernel_width + kx);
        }
    }
    y += c;
    places += c;
  }
}

CLONES void ck_max_pool_gradient(
    const struct ck_window *w, const float *dy, const uint16_t *places, float *dx) {
  const size_t c = (size_t)w->channels;
  memset(dx, 0, (size_t)w->height * (size_t)w->width * c * sizeof(float));
  EACH_OUTPUT {
    EACH_PIXEL({
      const uint16_t place = (uint16_t)(ky * w->kernel_width + kx);
      for (size_t i = 0; i < c; i++) dx[at + i] += places[i] == place ? dy[i] : 0.0f;
    })
    dy += c;
    places += c;
  }
}

CLONES void ck_average_pool(const struct ck_window *w, const float *x, float *y) {
  const size_t c = (size_t)w->channels;
  EACH_OUTPUT {
    int count = 0;
    memset(y, 0, c * sizeof(float));
    EACH_PIXEL({
      count++;
      for (size_t i = 0; i < c; i++) y[i] += x[at + i];
    })
    for (size_t i = 0; i < c; i++) y[i] /= (float)count;
    y += c;
  }
}

CLONES void ck_average_pool_gradient(const struct ck_window *w, const float *dy, float *dx) {
  const size_t c = (size_t)w->channels;
  memset(dx, 0, (size_t)w->height * (size_t)w->width * c * sizeof(float));
  EACH_OUTPUT {
    int count = 0;
    EACH_PIXEL({ (void)at; count++; })
    const float share = 1.0f / (float)count;
    EACH_PIXEL({ for (size_t i = 0; i < c; i++) dx[at + i] += share * dy[i]; })
    dy += c;
  }
}

CLONES void ck_pool_rows(
    const float *rows, size_t width, size_t channels, const float *bias, int relu, float *y,
    uint8_t *places) {
  const v16 zero = {0};
  for (size_t x = 0; x < width / 2; x++)
    for (size_t c = 0; c < channels; c += 16) {
      const float *at = rows + 2 * x * channels + c;
      v16 best = LOAD16(at);
      i16 place = {0};
      for (size_t p = 1; p < 4; p++) {
        const v16 other = LOAD16(at + (p / 2 * width + p % 2) * channels);
        const i16 better = other > best;
        best = (v16)((better & (i16)other) | (~better & (i16)best));
        place = (better & (int)p) | (~better & place);
      }
      if (bias) best += LOAD16(bias + c);
      if (relu) {
        const i16 dead = best <= zero;
        best = (v16)(~dead & (i16)best);
        place = (dead & 4) | (~dead & place);
      }
      STORE16(y + x * channels + c, best);
      if (places)
        ((struct unaligned_bytes16 *)(void *)(places + x * channels + c))->v =
            __builtin_convertvector(place, b16);
    }
}

CLONES void ck_pool_rows_gradient(
    const float *dy, const uint8_t *places, size_t width, size_t channels, float *rows) {
  for (size_t x = 0; x < width / 2; x++)
    for (size_t c = 0; c < channels; c += 16) {
      const size_t from = x * channels + c;
      const i16 gradient = (i16)LOAD16(dy + from);
      const b16 bytes = ((const struct unaligned_bytes16 *)(const void *)(places + from))->v;
      const i16 place = __builtin_convertvector(bytes, i16);
      for (size_t p = 0; p < 4; p++)
        STORE16(
            rows + (p / 2 * width + 2 * x + p % 2) * channels + c,
            (v16)((place == (int)p) & gradient));
    }
  if (width % 2 == 1)
    for (size_t row = 1; row <= 2; row++)
      memset(rows + (row * width - 1) * channels, 0, channels * sizeof(float));
}
