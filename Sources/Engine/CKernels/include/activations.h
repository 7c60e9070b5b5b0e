#pragma once
#include <stddef.h>

/// The activation functions, by the number that Swift passes.
enum {
  CK_RELU = 0, CK_SIGMOID, CK_TANH, CK_ELU, CK_SELU, CK_GELU, CK_LEAKY_RELU, CK_SILU, CK_SOFTPLUS,
  CK_LINEAR
};

/// y = f(x) for n elements; x and y may be the same.
void ck_activation(int kind, const float *x, float *y, size_t n);
/// dx = dy * f'(x), given x and y = f(x); dx may be dy. Only GELU and SiLU read x.
void ck_activation_gradient(
    int kind, const float *x, const float *y, const float *dy, float *dx, size_t n);
/// The softmax of each of `rows` rows of n elements.
void ck_softmax(const float *x, float *y, size_t rows, size_t n);
/// dx = y * (dy - sum(dy * y)) for each row.
void ck_softmax_gradient(const float *y, const float *dy, float *dx, size_t rows, size_t n);
/// y[row][i] += bias[i].
void ck_add_bias(float *y, const float *bias, size_t rows, size_t n);
/// y += x.
void ck_add(float *y, const float *x, size_t n);
/// y *= factor.
void ck_scale(float *y, float factor, size_t n);
/// sums[i] = sum over rows of x[row][i].
void ck_column_sums(const float *x, size_t rows, size_t n, float *sums);
/// The sum of the squares of n elements.
double ck_sum_of_squares(const float *x, size_t n);
/// g += factor * w, the gradient of half of factor times the sum of squares of w; returns that sum.
double ck_add_penalty_gradient(const float *w, float *g, size_t n, float factor);
/// y = y + bias, with relu on demand; bias may be null.
void ck_bias_relu(float *y, const float *bias, int relu, size_t rows, size_t n);
/// sums[i] += sum over rows of x[row][i].
void ck_add_column_sums(const float *x, size_t rows, size_t n, float *sums);
