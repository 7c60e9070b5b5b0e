#pragma once
#include <stdint.h>

#include "convolution.h"
#include "product.h"

/// What the fast loops compute, in the plainest form and with sums in double precision. Only tests call these functions.

/// The product that ck_multiply computes.
void ck_reference_multiply(
    const struct ck_product *p, const float *a, const float *b, float *c);

/// y = the convolution of one picture; kernel is [height, width, channels, filters].
void ck_reference_convolution(
    const struct ck_window *w, int filters, const float *x, const float *kernel, float *y);
/// dx and dkernel = the gradients of a convolution whose output has the gradient dy.
void ck_reference_convolution_gradient(
    const struct ck_window *w, int filters, const float *x, const float *kernel, const float *dy,
    float *dx, float *dkernel);
/// y = the convolution of each channel; kernel is [height, width, channels, multiplier].
void ck_reference_depthwise(
    const struct ck_window *w, int multiplier, const float *x, const float *kernel, float *y);

/// The largest of each window and its place in the window, row-major, the first of equals.
void ck_reference_max_pool(const struct ck_window *w, const float *x, float *y, uint16_t *places);
/// The mean of the part of each window that is in the picture.
void ck_reference_average_pool(const struct ck_window *w, const float *x, float *y);
