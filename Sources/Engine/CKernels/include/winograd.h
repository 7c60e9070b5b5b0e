#pragma once
#include <stddef.h>
#include <stdint.h>

/// A convolution with a 3x3 kernel and stride 1 in tiles of 4x4 or 6x6 outputs: Winograd's F(4x4, 3x3) and F(6x6, 3x3), after
/// Lavin and Gray, "Fast algorithms for convolutional neural networks" (2015).
///
/// The rows of tiles from `first` on are a separate convolution: `pad_y` less tile * first, and an output that begins and
/// ends tile * first rows later.
///
/// Each tile is (tile + 2)^2 numbers in the transformed space, 36 or 64, where the convolution is as many independent matrix
/// products. `channels` and `filters` are multiples of 16. Transformed arrays are [positions][tiles][channels], `stride` apart.
struct ck_winograd {
  /// The edge of a tile's outputs: 4 or 6.
  int tile;
  int height, width, channels;
  int pad_y, pad_x;
  /// The outputs that are wanted; tiles may reach over them.
  int output_height, output_width, filters;
  int tiles_y, tiles_x;
};

/// The transformed input of one picture: B' d B for each tile. `zeros` has `channels` zeros, for what is outside.
void ck_winograd_input(
    const struct ck_winograd *w, const float *x, const float *zeros, float *v, size_t stride);
/// The adjoint: B v B' of each tile is added to dx. `sink` takes what falls outside.
void ck_winograd_input_gradient(
    const struct ck_winograd *w, const float *v, size_t stride, float *sink, float *dx);

/// y = A' m A + bias for `count` filters from `first`, with relu on demand. m holds those filters only:
/// [positions][tiles][count].
void ck_winograd_output(
    const struct ck_winograd *w, const float *m, size_t stride, int first, int count,
    const float *bias, int relu, float *y);
/// The same with max pooling over 2x2: y and places are [output_height / 2][output_width / 2][filters]. A place is 0 to 3, or 4
/// where relu gave 0 and no gradient passes; places may be null.
void ck_winograd_output_pooled(
    const struct ck_winograd *w, const float *m, size_t stride, int first, int count,
    const float *bias, int relu, float *y, uint8_t *places);
/// Where transformed gradients go: filter f of tile t of a matrix is at m + f / width * panel + t * width + f % width, so that
/// products find them in the order in which they use them. `width` is a multiple of 16 that divides the filters.
struct ck_panels {
  size_t width, panel, stride;
};

/// The adjoint of the output transform for all filters: A dy A'. With relu, dy counts where y > 0. `zeros` has `filters` zeros.
void ck_winograd_output_gradient(
    const struct ck_winograd *w, const float *dy, const float *y, int relu, const float *zeros,
    float *m, const struct ck_panels *panels);
/// The same behind a pooling.
void ck_winograd_output_gradient_pooled(
    const struct ck_winograd *w, const float *dy, const uint8_t *places, const float *zeros,
    float *m, const struct ck_panels *panels);

/// The transformed kernel G g G' of rows `first` to `last` of [3][3][rows][columns], for tiles of 4x4 or 6x6, as panels of 32
/// columns: element (i, j) of each of the matrices is at u + j / 32 * rows * 32 + i * 32 + j % 32.
void ck_winograd_kernel(
    int tile, const float *g, size_t rows, size_t columns, size_t first, size_t last, float *u,
    size_t stride);
/// The adjoint for rows `first` to `last`: dg = G' du G, where du is [positions][rows][columns].
void ck_winograd_kernel_gradient(
    int tile, const float *du, size_t stride, size_t rows, size_t columns, size_t first,
    size_t last, float *dg);
/// y[j][i] = x[i][j] for x [rows, columns], both multiples of 16, for rows `first` to `last`.
void ck_transpose(
    const float *x, size_t rows, size_t columns, size_t first, size_t last, float *y);
