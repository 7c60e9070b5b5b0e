#pragma once
#include <stddef.h>
#include <stdint.h>

#include "convolution.h"

/// The largest of each window, and where in the window it was (row-major, the first of equals). Padding never wins.
void ck_max_pool(const struct ck_window *w, const float *x, float *y, uint16_t *places);
/// dx (cleared first) receives dy at the places of the maxima.
void ck_max_pool_gradient(
    const struct ck_window *w, const float *dy, const uint16_t *places, float *dx);
/// The mean of each window; padding is left out of it.
void ck_average_pool(const struct ck_window *w, const float *x, float *y);
void ck_average_pool_gradient(const struct ck_window *w, const float *dy, float *dx);

/// y = the largest of each 2x2 window of two rows of `width` pixels, plus bias, with relu on demand; `places` as for
/// ck_winograd_output_pooled. `channels` is a multiple of 16; `rows` is [2][width][channels].
void ck_pool_rows(
    const float *rows, size_t width, size_t channels, const float *bias, int relu, float *y,
    uint8_t *places);
/// The adjoint: all of rows [2][width][channels] is written. An odd last column gets 0.
void ck_pool_rows_gradient(
    const float *dy, const uint8_t *places, size_t width, size_t channels, float *rows);
