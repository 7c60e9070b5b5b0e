#include "include/pooling.h"

#include <math.h>
#include <string.h>

#include "clones.h"

/// Runs `body` for each pixel (y, x) of the picture that lies in the window of (oy, ox).
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

CLONES void ck_max_pool(const struct ck_window *w, const float *x, float *y, uint16_t *places) {
  const size_t c = (size_t)w->channels;
  EACH_OUTPUT {
    for (size_t i = 0; i < c; i++) { y[i] = -INFINITY; places[i] = 0; }
    EACH_PIXEL({
      const uint16_t place = (uint16_t)(ky * w->kernel_width + kx);
      for (size_t i = 0; i < c; i++) {
        const int better = x[at + i] > y[i];
        places[i] = better ? place : places[i];
        y[i] = better ? x[at + i] : y[i];
      }
    })
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
