/// Decoding and encoding of JPEG by libjpeg-turbo.
///
/// It tells what OpenCV does not, whether a file is damaged, prints nothing, and takes the pixels of Cairo as they are. Pixels and
/// files are those of OpenCV, which uses the same library with the same settings; its version 4.6 takes three times as
/// long to decode, most of that for the exchange of red and blue.
#pragma once
#include <stddef.h>
#include <stdint.h>

/// Decodes grey or colour JPEG (1 or 3 components; no CMYK; a rotation in the metadata is not applied).
///
/// `channels` is 1 for grey, 3 for RGB; `reduction` 1, 2, 4 or 8 decodes at that fraction of the size. The pixels are the
/// caller's, to be given to `free`. Returns 0; on failure another number, and `message` (at least 200 bytes) says why.
int cjpeg_decode(
    const uint8_t *bytes, size_t count, int channels, int reduction, int *width, int *height,
    uint8_t **pixels, char *message);

/// What pixels are made of: bytes, the fourth of which is left out, or words of 32 bits with red, green and blue in the lower 24.
enum cjpeg_pixels { CJPEG_GREY, CJPEG_RGB, CJPEG_RGBX, CJPEG_WORDS };

/// Encodes rows of pixels that begin `row_size` bytes apart; `quality` is from 0 to 100.
///
/// The bytes are the caller's, to be given to `free`. Returns as `cjpeg_decode` does.
int cjpeg_encode(
    const uint8_t *pixels, enum cjpeg_pixels kind, int width, int height, size_t row_size,
    int quality, uint8_t **bytes, size_t *count, char *message);
