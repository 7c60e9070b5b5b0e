#pragma once
#include <stddef.h>

/// Mean and sum of squared deviations of each column of x [rows, n]; two passes, so keep the block in the cache.
void ck_moments(const float *x, size_t rows, size_t n, float *mean, float *squares);
/// y = x * scale + shift, column by column.
void ck_scale_shift(
    const float *x, const float *scale, const float *shift, float *y, size_t rows, size_t n);
/// sums[i] = sum dy, products[i] = sum dy * (x - mean) for each column.
void ck_normalization_sums(
    const float *x, const float *dy, const float *mean, size_t rows, size_t n, float *sums,
    float *products);
/// dx = a * dy + b * x + c, column by column; dx may be dy.
void ck_normalization_gradient(
    const float *x, const float *dy, const float *a, const float *b, const float *c, float *dx,
    size_t rows, size_t n);
