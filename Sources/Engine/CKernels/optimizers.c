#include "include/optimizers.h"

#include <math.h>

#include "clones.h"

CLONES void ck_adam(
    float *restrict w, const float *restrict g, float *restrict m, float *restrict v, size_t n,
    float rate, float beta1, float beta2, float epsilon, float decay) {
  for (size_t i = 0; i < n; i++) {
    const float gradient = g[i];
    m[i] += (gradient - m[i]) * (1.0f - beta1);
    v[i] += (gradient * gradient - v[i]) * (1.0f - beta2);
    w[i] -= w[i] * decay;
    w[i] -= rate * m[i] / (sqrtf(v[i]) + epsilon);
  }
}

CLONES void ck_rmsprop(
    float *restrict w, const float *restrict g, float *restrict v, size_t n, float rate, float rho,
    float epsilon) {
  for (size_t i = 0; i < n; i++) {
    v[i] = rho * v[i] + (1.0f - rho) * g[i] * g[i];
    w[i] -= rate * g[i] / sqrtf(v[i] + epsilon);
  }
}

CLONES void ck_sgd(float *restrict w, const float *restrict g, size_t n, float rate) {
  for (size_t i = 0; i < n; i++) w[i] -= rate * g[i];
}

CLONES void ck_sgd_momentum(
    float *restrict w, const float *restrict g, float *restrict m, size_t n, float rate,
    float momentum, int nesterov) {
  for (size_t i = 0; i < n; i++) {
    m[i] = momentum * m[i] - rate * g[i];
    w[i] += nesterov ? momentum * m[i] - rate * g[i] : m[i];
  }
}
