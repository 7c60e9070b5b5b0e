/// The rotation that Exif metadata demands.
#pragma once
#include "decoders.h"

/// The orientation that a TIFF structure states, from 1 to 8 (Exif 2.32, tag 0x0112); 1 when it states none.
int orientation_in(const uint8_t *tiff, size_t count);

/// Turns and mirrors the picture so that its orientation becomes 1. Returns 0, or -1 without memory.
int orientation_apply(struct codec_picture *picture, int channels, int orientation);
