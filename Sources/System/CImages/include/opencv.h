/// A small C interface to the parts of OpenCV that Cuaderno uses: decoding, resizing, encoding, affine warps.
///
/// Pixels are rows of `width * channels` bytes without gaps, channels in the order RGB. Every function returns NULL, or
/// a message that lives until the thread's next call. No C++ exception leaves a function, none keeps a pointer, and all
/// may be called from several threads at once. OpenCV uses one thread for each call and prints nothing.
#pragma once
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/// How pixels between pixels are computed, by OpenCV's numbers.
enum ocv_interpolation { OCV_NEAREST = 0, OCV_LINEAR = 1, OCV_AREA = 3 };

/// What is assumed beyond the edge of a picture, by OpenCV's numbers.
enum ocv_border { OCV_CONSTANT = 0, OCV_REPLICATE = 1, OCV_REFLECT = 2, OCV_WRAP = 3 };

/// Decodes a picture, 1 channel being gray and 3 RGB. The pixels are the caller's, to be given to `free`.
const char *ocv_decode(
    const uint8_t *bytes, size_t count, int channels, int *width, int *height, uint8_t **output);

/// Encodes pixels by the format's extension (".png", ".webp"). `quality`, 0 to 100 or 101 for lossless, counts for WebP.
/// The bytes are the caller's, to be given to `free`.
const char *ocv_encode(
    const uint8_t *pixels, int width, int height, int channels, const char *extension, int quality,
    uint8_t **output, size_t *count);

/// Resizes pixels.
const char *ocv_resize(
    const uint8_t *pixels, int width, int height, int channels, int interpolation, uint8_t *output,
    int output_width, int output_height);

/// Moves pixels by an affine map from places of the output to places of the input, bilinear:
/// x' = m[0] x + m[1] y + m[2], y' = m[3] x + m[4] y + m[5]. Input and output are of the same size and do not overlap.
const char *ocv_warp_affine(
    const uint8_t *pixels, int width, int height, int channels, const double matrix[6], int border,
    double border_value, uint8_t *output);

#ifdef __cplusplus
}
#endif
