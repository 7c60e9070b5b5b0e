// Compares the kernels with their plain twins and with formulas. It needs nothing but C, so it can be compiled for another
// processor and run under an emulator.
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "activations.h"
#include "depthwise.h"
#include "normalization.h"
#include "optimizers.h"
#include "pictures.h"
#include "pooling.h"
#include "reference.h"
#include "winograd.h"

static int failures = 0, checks = 0;

static void expect(const char *what, double value, double wanted, double tolerance) {
  checks++;
  if (fabs(value - wanted) <= tolerance * fmax(1, fabs(wanted))) return;
  if (failures++ < 20) printf("%s: %.9g, expected %.9g\n", what, value, wanted);
}

static void expect_all(const char *what, const float *x, const float *y, size_t n, double tolerance) {
  for (size_t i = 0; i < n; i++) expect(what, x[i], y[i], tolerance);
}

static double dot(const float *x, const float *y, size_t n) {
  double sum = 0;
  for (size_t i = 0; i < n; i++) sum += (double)x[i] * y[i];
  return sum;
}

// Memory that begins at a multiple of 64 bytes. The program ends soon, so it is not given back.
static float *zeros(size_t n) {
  float *x = aligned_alloc(64, (n * sizeof(float) + 127) / 64 * 64);
  if (!x) abort();
  return memset(x, 0, n * sizeof(float));
}

// Numbers from -1 to 1, different for each call.
static float *noise(size_t n) {
  static uint64_t state = 1;
  float *x = zeros(n);
  for (size_t i = 0; i < n; i++) {
    state = state * 6364136223846793005u + 1442695040888963407u;
    x[i] = (float)(state >> 40) / (1 << 23) - 1;
  }
  return x;
}

static void products(void) {
  for (size_t m = 1; m < 40; m += 3)
    for (size_t n = 16; n <= 96; n += 16)
      for (int transposed = 0; transposed < 2; transposed++) {
        const size_t inner = 5 + m, outer = 1 + m % 3, depth = inner * outer;
        const struct ck_product p = {
            .m = m, .n = n, .inner = inner, .outer = outer, .a_row = transposed ? 1 : depth,
            .a_column = transposed ? m : 1, .a_outer = transposed ? inner * m : inner,
            .b_panel = depth * 32, .b_outer = inner * 32, .b_row = 32, .c_row = n,
            .accumulate = m % 2 == 0};
        const float *a = noise(m * depth), *b = noise((n + 31) / 32 * 32 * depth);
        float *start = noise(m * n), *c = zeros(m * n), *wanted = zeros(m * n);
        memcpy(wanted, start, m * n * sizeof(float));
        ck_reference_multiply(&p, a, b, wanted);
        memcpy(c, start, m * n * sizeof(float));
        ck_multiply(&p, a, b, c);
        expect_all("product", c, wanted, m * n, 1e-5);
        memcpy(c, start, m * n * sizeof(float));
        expect("plain product is there", ck_multiply_by(0, &p, a, b, c), 1, 0);
        expect_all("plain product", c, wanted, m * n, 1e-5);
      }
}

static void windows(const struct ck_window *w) {
  const size_t inputs = (size_t)(w->height * w->width * w->channels);
  const size_t places = (size_t)(w->kernel_height * w->kernel_width);
  const size_t outputs = (size_t)(w->output_height * w->output_width), channels = (size_t)w->channels;
  const size_t columns_count = outputs * places * channels;
  const float *x = noise(inputs);

  // A convolution is the product of the windows and the kernel.
  const size_t filters = 4;
  const float *kernel = noise(places * channels * filters);
  float *columns = zeros(columns_count), *y = zeros(outputs * filters);
  ck_im2col(w, x, columns);
  ck_reference_convolution(w, (int)filters, x, kernel, y);
  for (size_t o = 0; o < outputs; o++)
    for (size_t f = 0; f < filters; f++) {
      double sum = 0;
      for (size_t k = 0; k < places * channels; k++)
        sum += (double)columns[o * places * channels + k] * kernel[k * filters + f];
      expect("im2col", sum, y[o * filters + f], 1e-5);
    }
  const float *weights = noise(columns_count);
  float *dx = zeros(inputs);
  ck_col2im(w, weights, dx);
  expect("col2im", dot(dx, x, inputs), dot(weights, columns, columns_count), 1e-4);

  const size_t deep = channels * 2;
  const float *depth_kernel = noise(places * deep), *dy = noise(outputs * deep);
  float *z = zeros(outputs * deep), *wanted = zeros(outputs * deep), *dkernel = zeros(places * deep);
  ck_depthwise(w, 2, x, depth_kernel, NULL, z);
  ck_reference_depthwise(w, 2, x, depth_kernel, wanted);
  expect_all("depthwise", z, wanted, outputs * deep, 1e-5);
  ck_depthwise_gradient(w, 2, x, depth_kernel, dy, dkernel, dx);
  expect("depthwise dx", dot(dx, x, inputs), dot(dy, z, outputs * deep), 1e-4);
  expect("depthwise dkernel", dot(dkernel, depth_kernel, places * deep), dot(dy, z, outputs * deep), 1e-4);

  if (w->dilation_y > 1) return;  // Pooling has no dilation.
  const size_t pooled = outputs * channels;
  float *p = zeros(pooled), *q = zeros(pooled);
  uint16_t *where = calloc(pooled, 2), *where_wanted = calloc(pooled, 2);
  if (!where || !where_wanted) abort();
  ck_max_pool(w, x, p, where);
  ck_reference_max_pool(w, x, q, where_wanted);
  expect_all("max pooling", p, q, pooled, 0);
  for (size_t i = 0; i < pooled; i++) expect("place of a maximum", where[i], where_wanted[i], 0);
  ck_max_pool_gradient(w, dy, where, dx);
  expect("max pooling dx", dot(dx, x, inputs), dot(dy, p, pooled), 1e-4);
  ck_average_pool(w, x, p);
  ck_reference_average_pool(w, x, q);
  expect_all("average pooling", p, q, pooled, 1e-5);
  ck_average_pool_gradient(w, dy, dx);
  expect("average pooling dx", dot(dx, x, inputs), dot(dy, p, pooled), 1e-4);
}

static void winograd(int tile, int size) {
  const int c = 16, f = 32, count = (size + tile - 1) / tile;
  const size_t tiles = (size_t)(count * count), positions = (size_t)((tile + 2) * (tile + 2));
  const struct ck_winograd w = {
      .tile = tile, .height = size, .width = size, .channels = c, .pad_y = 1, .pad_x = 1,
      .output_height = size, .output_width = size, .filters = f, .tiles_y = count, .tiles_x = count};
  const struct ck_window window = {size, size, c, size, size, 3, 3, 1, 1, 1, 1, 1, 1};
  const size_t pixels = (size_t)(size * size), inputs = pixels * c, outputs = pixels * f;
  const float *x = noise(inputs), *kernel = noise(9 * c * f), *bias = noise(f), *none = zeros(64);
  float *v = zeros(positions * tiles * c), *u = zeros(positions * c * f), *m = zeros(positions * tiles * f);
  float *y = zeros(outputs), *wanted = zeros(outputs);
  ck_winograd_input(&w, x, none, v, tiles * c);
  ck_winograd_kernel(tile, kernel, c, f, 0, c, u, (size_t)(c * f));
  for (size_t i = 0; i < positions; i++) {
    const struct ck_product p = {
        .m = tiles, .n = f, .inner = c, .outer = 1, .a_row = c, .a_column = 1, .a_outer = c,
        .b_panel = c * 32, .b_outer = c * 32, .b_row = 32, .c_row = f};
    ck_multiply(&p, v + i * tiles * c, u + i * c * f, m + i * tiles * f);
  }
  ck_winograd_output(&w, m, tiles * f, 0, f, bias, 0, y);
  ck_reference_convolution(&window, f, x, kernel, wanted);
  for (size_t i = 0; i < outputs; i++) wanted[i] += bias[i % f];
  expect_all("Winograd", y, wanted, outputs, tile == 4 ? 1e-4 : 1e-3);

  // The adjoints: <A x, y> = <x, A' y>.
  float *dx = zeros(inputs), *dv = noise(positions * tiles * c), *dm = zeros(positions * tiles * f);
  ck_winograd_input_gradient(&w, dv, tiles * c, zeros(c), dx);
  expect("Winograd input", dot(dx, x, inputs), dot(dv, v, positions * tiles * c), 1e-3);
  const float *dy = noise(outputs);
  const struct ck_panels panels = {.width = f, .panel = tiles * f, .stride = tiles * f};
  ck_winograd_output_gradient(&w, dy, y, 0, none, dm, &panels);
  for (size_t i = 0; i < outputs; i++) wanted[i] = y[i] - bias[i % f];
  expect("Winograd output", dot(dm, m, positions * tiles * f), dot(dy, wanted, outputs), 1e-3);
}

static void elements(void) {
  enum { rows = 37, n = 48, count = rows * n };
  const float *x = noise(count), *g = noise(count);
  float *y = zeros(count), *m = zeros(count), *v = zeros(count);
  ck_activation(CK_SIGMOID, x, y, count);
  for (int i = 0; i < count; i++) expect("sigmoid", y[i], 1 / (1 + exp(-(double)x[i])), 1e-6);
  ck_activation(CK_TANH, x, y, count);
  for (int i = 0; i < count; i++) expect("tanh", y[i], tanh(x[i]), 1e-6);
  ck_activation(CK_RELU, x, y, count);
  for (int i = 0; i < count; i++) expect("relu", y[i], fmax(x[i], 0), 0);
  ck_softmax(x, y, rows, n);
  for (int r = 0; r < rows; r++) {
    double sum = 0;
    for (int i = 0; i < n; i++) sum += exp(x[r * n + i]);
    for (int i = 0; i < n; i++) expect("softmax", y[r * n + i], exp(x[r * n + i]) / sum, 1e-5);
  }
  float *mean = zeros(n), *squares = zeros(n);
  ck_moments(x, rows, n, mean, squares);
  for (int i = 0; i < n; i++) {
    double sum = 0, deviations = 0;
    for (int r = 0; r < rows; r++) sum += x[r * n + i];
    for (int r = 0; r < rows; r++) deviations += pow(x[r * n + i] - sum / rows, 2);
    expect("mean", mean[i], sum / rows, 1e-5);
    expect("squared deviations", squares[i], deviations, 1e-5);
  }
  expect("sum of squares", ck_sum_of_squares(x, count), dot(x, x, count), 1e-6);
  float *w = zeros(count);
  memcpy(w, x, sizeof(float) * count);
  ck_adam(w, g, m, v, count, 0.01f, 0.9f, 0.999f, 1e-7f, 0);
  for (int i = 0; i < count; i++) {
    const double a = 0.1 * g[i], b = 0.001 * g[i] * g[i];
    expect("Adam", w[i], x[i] - 0.01 * a / (sqrt(b) + 1e-7), 1e-5);
  }
  uint8_t bytes[256];
  for (int i = 0; i < 256; i++) bytes[i] = (uint8_t)i;
  ck_bytes_to_floats(bytes, y, 256, 1 / 255.0f);
  for (int i = 0; i < 256; i++) expect("bytes", y[i], i / 255.0, 1e-6);
  const float *square = noise(32 * 48);
  ck_transpose(square, 32, 48, 0, 32, y);
  for (int i = 0; i < 32; i++)
    for (int j = 0; j < 48; j++) expect("transpose", y[j * 32 + i], square[i * 48 + j], 0);
}

int main(void) {
  products();
  windows(&(struct ck_window){9, 11, 3, 9, 11, 3, 3, 1, 1, 1, 1, 1, 1});
  windows(&(struct ck_window){12, 10, 16, 6, 5, 2, 2, 2, 2, 1, 1, 0, 0});
  windows(&(struct ck_window){13, 13, 5, 5, 5, 3, 3, 2, 2, 2, 2, 0, 0});
  for (int tile = 4; tile <= 6; tile += 2)
    for (int size = 7; size <= 16; size += 3) winograd(tile, size);
  elements();
  printf("%d checks, %d failures\n", checks, failures);
  return failures > 0;
}
