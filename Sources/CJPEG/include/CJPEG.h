/// Decoding of JPEG by libjpeg-turbo, for what OpenCV does not tell: whether the file is damaged.
///
/// The pixels are those of OpenCV, which uses the same library with the same settings; this way prints nothing, and is
/// three times as fast as OpenCV 4.6, whose exchange of red and blue takes longer than the decoding itself.
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
