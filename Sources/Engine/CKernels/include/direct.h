#pragma once
#include <stddef.h>
#include <stdint.h>

/// y = the largest of each 2x2 window of two rows of `width` pixels, plus bias, with relu on demand; `places` as for
/// ck_winograd_output_pooled. `channels` is a multiple of 16; `rows` is [2][width][channels].
void ck_pool_rows(
    const float *rows, size_t width, size_t channels, const float *bias, int relu, float *y,
    uint8_t *places);
/// The adjoint: all of rows [2][width][channels] is written. An odd last column gets 0.
void ck_pool_rows_gradient(
    const float *dy, const uint8_t *places, size_t width, size_t channels, float *rows);
/// y = y + bias, with relu on demand; bias may be null.
void ck_bias_relu(float *y, const float *bias, int relu, size_t rows, size_t n);
/// sums[i] += sum over rows of x[row][i].
void ck_add_column_sums(const float *x, size_t rows, size_t n, float *sums);
