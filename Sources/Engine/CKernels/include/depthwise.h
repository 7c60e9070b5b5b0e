#pragma once
#include "convolution.h"

/// A separate convolution of each channel, `multiplier` outputs a channel: kernel and bias are [height, width, channels,
/// multiplier] and [channels * multiplier], bias may be null.
void ck_depthwise(
    const struct ck_window *w, int multiplier, const float *x, const float *kernel,
    const float *bias, float *y);
/// Adds to dkernel, and to dx, which may be null and is cleared first.
void ck_depthwise_gradient(
    const struct ck_window *w, int multiplier, const float *x, const float *kernel,
    const float *dy, float *dkernel, float *dx);
