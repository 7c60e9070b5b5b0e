#pragma once
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
