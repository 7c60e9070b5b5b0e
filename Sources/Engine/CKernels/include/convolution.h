#pragma once
#include <stddef.h>
#include <stdint.h>

/// The sizes of a convolution or a pooling of one picture.
struct ck_window {
  int height, width, channels;
  int output_height, output_width;
  int kernel_height, kernel_width;
  int stride_y, stride_x;
  int dilation_y, dilation_x;
  /// Padded rows above and columns before the picture; below and after follow from the output's size.
  int pad_y, pad_x;
};

/// Copies the window of each output pixel into a row of kernel_height * kernel_width * channels; padding is 0.
void ck_im2col(const struct ck_window *w, const float *x, float *columns);
/// The adjoint: dx (which is cleared first) receives the sum of what each window took from it.
void ck_col2im(const struct ck_window *w, const float *columns, float *dx);
