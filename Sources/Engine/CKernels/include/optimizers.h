#pragma once
#include <stddef.h>

/// One step of Adam over n weights: m and v move towards g and its square by 1 - beta, then
/// w -= rate * m / (sqrt(v) + epsilon). The correction of the bias is part of the rate. Before that, w shrinks by `decay`.
void ck_adam(
    float *w, const float *g, float *m, float *v, size_t n, float rate, float beta1, float beta2,
    float epsilon, float decay);
/// v = rho * v + (1 - rho) * g * g; w -= rate * g / sqrt(v + epsilon).
void ck_rmsprop(float *w, const float *g, float *v, size_t n, float rate, float rho, float epsilon);
/// w -= rate * g.
void ck_sgd(float *w, const float *g, size_t n, float rate);
/// m = momentum * m - rate * g; w += m, or with Nesterov's look ahead w += momentum * m - rate * g.
void ck_sgd_momentum(
    float *w, const float *g, float *m, size_t n, float rate, float momentum, int nesterov);
