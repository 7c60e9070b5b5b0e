/// JPEG by libjpeg-turbo and PNG by libpng, through their public interfaces.
///
/// Each library alone decides what a file holds: its size, its rotation, and whether it is damaged. Nothing is printed. The
/// pixels equal those of OpenCV, which uses the same libraries with the same settings.
#pragma once
#include <stddef.h>
#include <stdint.h>

/// The length of the messages below.
enum { CODEC_MESSAGE_SIZE = 256 };

/// What a decoder is to do.
struct codec_request {
  /// 1 for gray, 3 for RGB.
  int channels;
  /// Pictures with more pixels are refused before memory is allocated for them.
  size_t most_pixels;
  /// When positive, a JPEG is decoded at an eighth, a fourth or half of its size as long as no side gets shorter than this.
  int least_side;
};

/// Decoded pixels: rows of `width * channels` bytes without gaps, to be given to `free`.
struct codec_picture {
  uint8_t *pixels;
  int width, height;
};

/// Decodes a JPEG with 1, 3 or 4 components. CMYK becomes RGB, and the rotation in Exif metadata is applied.
///
/// Returns 0, or another number, with a clause about the file in `message`, as in `it is truncated`.
int codec_decode_jpeg(
    const uint8_t *bytes, size_t count, struct codec_request request, struct codec_picture *picture,
    char *message);

/// Decodes a PNG. Opacity is dropped, 16 bits become 8, and the rotation in Exif metadata is applied. Returns as
/// `codec_decode_jpeg` does.
int codec_decode_png(
    const uint8_t *bytes, size_t count, struct codec_request request, struct codec_picture *picture,
    char *message);

/// What pixels are made of: bytes, the fourth of which is left out, or words of 32 bits with red, green and blue in the lower 24.
enum codec_pixels { CODEC_GRAY, CODEC_RGB, CODEC_RGBX, CODEC_WORDS };

/// Encodes rows of pixels that begin `row_size` bytes apart as JPEG; `quality` is from 0 to 100.
///
/// The bytes are to be given to `free`. Returns 0, or another number with the reason in `message`.
int codec_encode_jpeg(
    const uint8_t *pixels, enum codec_pixels kind, int width, int height, size_t row_size,
    int quality, uint8_t **bytes, size_t *count, char *message);
