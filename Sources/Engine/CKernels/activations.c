#include "include/activations.h"

#include <math.h>
#include <string.h>

#include "clones.h"

#define SELU_ALPHA 1.6732632423543772f
#define SELU_SCALE 1.0507009873554805f
#define LEAKY_SLOPE 0.2f
#define EACH(expression) \
  for (size_t i = 0; i < n; i++) { const float v = x[i]; y[i] = (expression); }

INLINE float sigmoid(float v) { return 1.0f / (1.0f + expf(-v)); }

CLONES void ck_activation(int kind, const float *x, float *y, size_t n) {
  switch (kind) {
    case CK_RELU: EACH(v < 0.0f ? 0.0f : v) break;
    case CK_SIGMOID: EACH(sigmoid(v)) break;
    case CK_TANH: EACH(tanhf(v)) break;
    case CK_ELU: EACH(v > 0.0f ? v : expm1f(v)) break;
    case CK_SELU: EACH(SELU_SCALE * (v > 0.0f ? v : SELU_ALPHA * expm1f(v))) break;
    case CK_GELU: EACH(0.5f * v * (1.0f + erff(v * 0.70710678f))) break;
    case CK_LEAKY_RELU: EACH(v > 0.0f ? v : LEAKY_SLOPE * v) break;
    case CK_SILU: EACH(v * sigmoid(v)) break;
    case CK_SOFTPLUS: EACH((v > 0.0f ? v : 0.0f) + log1pf(expf(-fabsf(v)))) break;
    default:
      if (x != y) memcpy(y, x, n * sizeof(float));
  }
}

#define EACH_GRADIENT(expression) \
  for (size_t i = 0; i < n; i++) { const float r = y[i]; dx[i] = dy[i] * (expression); }
#define EACH_GRADIENT_X(expression) \
  for (size_t i = 0; i < n; i++) { const float v = x[i]; dx[i] = dy[i] * (expression); }

INLINE float silu_slope(float v) {
  const float s = sigmoid(v);
  return s * (1.0f + v * (1.0f - s));
}

INLINE float gelu_slope(float v) {
  return 0.5f * (1.0f + erff(v * 0.70710678f)) + v * 0.39894228f * expf(-0.5f * v * v);
}

CLONES void ck_activation_gradient(
    int kind, const float *x, const float *y, const float *dy, float *dx, size_t n) {
  switch (kind) {
    case CK_RELU: EACH_GRADIENT(r > 0.0f ? 1.0f : 0.0f) break;
    case CK_SIGMOID: EACH_GRADIENT(r * (1.0f - r)) break;
    case CK_TANH: EACH_GRADIENT(1.0f - r * r) break;
    case CK_ELU: EACH_GRADIENT(r > 0.0f ? 1.0f : r + 1.0f) break;
    case CK_SELU: EACH_GRADIENT(r > 0.0f ? SELU_SCALE : r + SELU_SCALE * SELU_ALPHA) break;
    case CK_GELU: EACH_GRADIENT_X(gelu_slope(v)) break;
    case CK_LEAKY_RELU: EACH_GRADIENT(r > 0.0f ? 1.0f : LEAKY_SLOPE) break;
    case CK_SILU: EACH_GRADIENT_X(silu_slope(v)) break;
    case CK_SOFTPLUS: EACH_GRADIENT(-expm1f(-r)) break;
    default:
      if (dx != dy) memcpy(dx, dy, n * sizeof(float));
  }
}

CLONES void ck_softmax(const float *x, float *y, size_t rows, size_t n) {
  for (size_t row = 0; row < rows; row++, x += n, y += n) {
    float largest = x[0], sum = 0.0f;
    for (size_t i = 1; i < n; i++) largest = x[i] > largest ? x[i] : largest;
    for (size_t i = 0; i < n; i++) sum += y[i] = expf(x[i] - largest);
    const float factor = 1.0f / sum;
    for (size_t i = 0; i < n; i++) y[i] *= factor;
  }
}

CLONES void ck_softmax_gradient(
    const float *y, const float *dy, float *dx, size_t rows, size_t n) {
  for (size_t row = 0; row < rows; row++, y += n, dy += n, dx += n) {
    float sum = 0.0f;
    for (size_t i = 0; i < n; i++) sum += dy[i] * y[i];
    for (size_t i = 0; i < n; i++) dx[i] = y[i] * (dy[i] - sum);
  }
}

CLONES void ck_add_bias(float *y, const float *bias, size_t rows, size_t n) {
  for (size_t row = 0; row < rows; row++, y += n)
    for (size_t i = 0; i < n; i++) y[i] += bias[i];
}

CLONES void ck_add(float *y, const float *x, size_t n) {
  for (size_t i = 0; i < n; i++) y[i] += x[i];
}

CLONES void ck_scale(float *y, float factor, size_t n) {
  for (size_t i = 0; i < n; i++) y[i] *= factor;
}

CLONES void ck_column_sums(const float *x, size_t rows, size_t n, float *sums) {
  memset(sums, 0, n * sizeof(float));
  for (size_t row = 0; row < rows; row++, x += n)
    for (size_t i = 0; i < n; i++) sums[i] += x[i];
}

CLONES void ck_add_column_sums(const float *x, size_t rows, size_t n, float *sums) {
  for (size_t row = 0; row < rows; row++, x += n)
    for (size_t i = 0; i < n; i++) sums[i] += x[i];
}

CLONES void ck_bias_relu(float *y, const float *bias, int relu, size_t rows, size_t n) {
  for (size_t row = 0; row < rows; row++, y += n)
    for (size_t i = 0; i < n; i++) {
      const float value = bias ? y[i] + bias[i] : y[i];
      y[i] = relu && value < 0.0f ? 0.0f : value;
    }
}

CLONES double ck_sum_of_squares(const float *x, size_t n) {
  double sums[16] = {0};
  size_t i = 0;
  for (; i + 16 <= n; i += 16)
    for (size_t lane = 0; lane < 16; lane++) sums[lane] += (double)x[i + lane] * x[i + lane];
  double sum = 0;
  for (; i < n; i++) sum += (double)x[i] * x[i];
  for (size_t lane = 0; lane < 16; lane++) sum += sums[lane];
  return sum;
}

CLONES double ck_add_penalty_gradient(
    const float *restrict w, float *restrict g, size_t n, float factor) {
  for (size_t i = 0; i < n; i++) g[i] += factor * w[i];
  return ck_sum_of_squares(w, n);
}
