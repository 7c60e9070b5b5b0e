#include "orientation.h"

#include <stdlib.h>
#include <string.h>

/// A number of 2 or 4 bytes at `offset`; 0 beyond the end.
static uint32_t number(
    const uint8_t *tiff, size_t count, size_t offset, int size, int is_big_endian) {
  if (offset > count || count - offset < (size_t)size) return 0;
  uint32_t result = 0;
  for (int i = 0; i < size; i++) {
    result = result << 8 | tiff[offset + (size_t)(is_big_endian ? i : size - 1 - i)];
  }
  return result;
}

int orientation_in(const uint8_t *tiff, size_t count) {
  if (count < 8 || tiff[0] != tiff[1] || (tiff[0] != 'M' && tiff[0] != 'I')) return 1;
  const int is_big = tiff[0] == 'M';
  if (number(tiff, count, 2, 2, is_big) != 42) return 1;
  const size_t start = number(tiff, count, 4, 4, is_big);
  const uint32_t entries = number(tiff, count, start, 2, is_big);
  for (uint32_t i = 0; i < entries; i++) {
    const size_t entry = start + 2 + 12 * (size_t)i;
    if (number(tiff, count, entry, 2, is_big) != 0x0112) continue;
    const uint32_t value = number(tiff, count, entry + 8, 2, is_big);
    return value >= 1 && value <= 8 ? (int)value : 1;
  }
  return 1;
}

int orientation_apply(struct codec_picture *picture, int channels, int orientation) {
  if (orientation <= 1) return 0;
  const ptrdiff_t width = picture->width, height = picture->height, size = channels;
  const int swaps_sides = orientation >= 5;
  const ptrdiff_t new_width = swaps_sides ? height : width;
  const ptrdiff_t new_height = swaps_sides ? width : height;
  // Along a row and down a column of the old picture, the place in the new one moves by these steps.
  const ptrdiff_t row = new_width * size;
  const int is_right = orientation == 2 || orientation == 3 || orientation == 6 || orientation == 7;
  const int is_low = orientation == 3 || orientation == 4 || orientation == 7 || orientation == 8;
  const ptrdiff_t right = is_right ? -size : size, down = is_low ? -row : row;
  const ptrdiff_t along = swaps_sides ? down : right, across = swaps_sides ? right : down;
  uint8_t *pixels = malloc((size_t)(width * height * size));
  if (!pixels) return -1;
  uint8_t *start = pixels + (is_right ? row - size : 0) + (is_low ? row * (new_height - 1) : 0);
  const uint8_t *from = picture->pixels;
  for (ptrdiff_t y = 0; y < height; y++) {
    uint8_t *to = start + across * y;
    for (ptrdiff_t x = 0; x < width; x++, from += size, to += along) {
      memcpy(to, from, (size_t)size);
    }
  }
  free(picture->pixels);
  *picture = (struct codec_picture){pixels, (int)new_width, (int)new_height};
  return 0;
}
