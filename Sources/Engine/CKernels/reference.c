#include "include/reference.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

void ck_reference_multiply(
    const struct ck_product *p, const float *a, const float *b, float *c) {
  for (size_t i = 0; i < p->m; i++)
    for (size_t j = 0; j < p->n; j++) {
      double sum = p->accumulate ? c[i * p->c_row + j] : 0;
      for (size_t o = 0; o < p->outer; o++)
        for (size_t k = 0; k < p->inner; k++)
          sum += (double)a[i * p->a_row + o * p->a_outer + k * p->a_column] *
                 b[j / 32 * p->b_panel + o * p->b_outer + k * p->b_row + j % 32];
      c[i * p->c_row + j] = (float)sum;
    }
}

/// Calls `visit` for each pixel of the picture under the window of each output pixel: `place` is the pixel's place in the
/// window, row-major.
typedef void visitor(void *context, size_t output, size_t input, size_t place);
static void each_pixel(const struct ck_window *w, visitor *visit, void *context) {
  for (int oy = 0; oy < w->output_height; oy++)
    for (int ox = 0; ox < w->output_width; ox++)
      for (int ky = 0; ky < w->kernel_height; ky++)
        for (int kx = 0; kx < w->kernel_width; kx++) {
          const int y = oy * w->stride_y - w->pad_y + ky * w->dilation_y;
          const int x = ox * w->stride_x - w->pad_x + kx * w->dilation_x;
          if (y < 0 || y >= w->height || x < 0 || x >= w->width) continue;
          visit(
              context, (size_t)(oy * w->output_width + ox), (size_t)(y * w->width + x),
              (size_t)(ky * w->kernel_width + kx));
        }
}

struct convolution {
  size_t channels, filters;
  const float *x, *kernel, *dy;
  double *y, *dx, *dkernel;
};

static void add_output(void *context, size_t output, size_t input, size_t place) {
  const struct convolution *v = context;
  for (size_t c = 0; c < v->channels; c++)
    for (size_t f = 0; f < v->filters; f++)
      v->y[output * v->filters + f] += (double)v->x[input * v->channels + c] *
                                       v->kernel[(place * v->channels + c) * v->filters + f];
}

static void add_gradients(void *context, size_t output, size_t input, size_t place) {
  const struct convolution *v = context;
  for (size_t c = 0; c < v->channels; c++)
    for (size_t f = 0; f < v->filters; f++) {
      const size_t weight = (place * v->channels + c) * v->filters + f;
      const double dy = v->dy[output * v->filters + f];
      v->dx[input * v->channels + c] += dy * v->kernel[weight];
      v->dkernel[weight] += dy * v->x[input * v->channels + c];
    }
}

static void add_depthwise(void *context, size_t output, size_t input, size_t place) {
  const struct convolution *v = context;
  for (size_t c = 0; c < v->channels; c++)
    for (size_t m = 0; m < v->filters; m++) {
      const size_t channel = c * v->filters + m;
      v->y[output * v->channels * v->filters + channel] +=
          (double)v->x[input * v->channels + c] *
          v->kernel[place * v->channels * v->filters + channel];
    }
}

/// Rounds sums and gives their memory back.
static void finish(double *sums, size_t n, float *y) {
  for (size_t i = 0; i < n; i++) y[i] = (float)sums[i];
  free(sums);
}

static size_t output_pixels(const struct ck_window *w) {
  return (size_t)w->output_height * (size_t)w->output_width;
}

void ck_reference_convolution(
    const struct ck_window *w, int filters, const float *x, const float *kernel, float *y) {
  const size_t n = output_pixels(w) * (size_t)filters;
  struct convolution v = {
      .channels = (size_t)w->channels, .filters = (size_t)filters, .x = x, .kernel = kernel,
      .y = calloc(n, sizeof(double))};
  if (!v.y) abort();
  each_pixel(w, add_output, &v);
  finish(v.y, n, y);
}

void ck_reference_convolution_gradient(
    const struct ck_window *w, int filters, const float *x, const float *kernel, const float *dy,
    float *dx, float *dkernel) {
  const size_t inputs = (size_t)w->height * (size_t)w->width * (size_t)w->channels;
  const size_t weights = (size_t)w->kernel_height * (size_t)w->kernel_width *
                         (size_t)w->channels * (size_t)filters;
  struct convolution v = {
      .channels = (size_t)w->channels, .filters = (size_t)filters, .x = x, .kernel = kernel,
      .dy = dy, .dx = calloc(inputs, sizeof(double)),
      .dkernel = calloc(weights, sizeof(double))};
  if (!v.dx || !v.dkernel) abort();
  each_pixel(w, add_gradients, &v);
  finish(v.dx, inputs, dx);
  finish(v.dkernel, weights, dkernel);
}

void ck_reference_depthwise(
    const struct ck_window *w, int multiplier, const float *x, const float *kernel, float *y) {
  const size_t n = output_pixels(w) * (size_t)w->channels * (size_t)multiplier;
  struct convolution v = {
      .channels = (size_t)w->channels, .filters = (size_t)multiplier, .x = x, .kernel = kernel,
      .y = calloc(n, sizeof(double))};
  if (!v.y) abort();
  each_pixel(w, add_depthwise, &v);
  finish(v.y, n, y);
}

struct pooling {
  size_t channels;
  const float *x;
  float *y;
  uint16_t *places;
  double *sums;
  size_t *counts;
};

static void take_largest(void *context, size_t output, size_t input, size_t place) {
  const struct pooling *v = context;
  for (size_t c = 0; c < v->channels; c++) {
    const size_t at = output * v->channels + c;
    const float value = v->x[input * v->channels + c];
    if (!(value > v->y[at])) continue;
    v->y[at] = value;
    v->places[at] = (uint16_t)place;
  }
}

static void add_to_mean(void *context, size_t output, size_t input, size_t place) {
  (void)place;
  const struct pooling *v = context;
  v->counts[output]++;
  for (size_t c = 0; c < v->channels; c++)
    v->sums[output * v->channels + c] += v->x[input * v->channels + c];
}

void ck_reference_max_pool(const struct ck_window *w, const float *x, float *y, uint16_t *places) {
  const size_t n = output_pixels(w) * (size_t)w->channels;
  for (size_t i = 0; i < n; i++) y[i] = -INFINITY;
  memset(places, 0, n * sizeof *places);
  struct pooling v = {.channels = (size_t)w->channels, .x = x, .y = y, .places = places};
  each_pixel(w, take_largest, &v);
}

void ck_reference_average_pool(const struct ck_window *w, const float *x, float *y) {
  const size_t pixels = output_pixels(w), channels = (size_t)w->channels;
  struct pooling v = {
      .channels = channels, .x = x, .sums = calloc(pixels * channels, sizeof(double)),
      .counts = calloc(pixels, sizeof(size_t))};
  if (!v.sums || !v.counts) abort();
  each_pixel(w, add_to_mean, &v);
  for (size_t i = 0; i < pixels * channels; i++) v.sums[i] /= (double)v.counts[i / channels];
  finish(v.sums, pixels * channels, y);
  free(v.counts);
}
