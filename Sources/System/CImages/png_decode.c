#include "decoders.h"

#include <png.h>
#include <setjmp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "orientation.h"

/// One decoding: its state, its end and what comes out of it.
struct decoding {
  png_structp png;
  png_infop info;
  jmp_buf end;
  const uint8_t *next;
  size_t rest;
  struct codec_picture picture;
  char *message;
};

static void stop(struct decoding *decoding, const char *clause) {
  snprintf(decoding->message, CODEC_MESSAGE_SIZE, "%s", clause);
  longjmp(decoding->end, 1);
}

static void fail(png_structp png, png_const_charp reason) {
  struct decoding *decoding = png_get_error_ptr(png);
  char clause[CODEC_MESSAGE_SIZE];
  snprintf(clause, sizeof clause, "it is damaged (%s)", reason);
  stop(decoding, clause);
}

static void ignore(png_structp png, png_const_charp warning) { (void)png, (void)warning; }

static void read_bytes(png_structp png, png_bytep output, size_t count) {
  struct decoding *decoding = png_get_io_ptr(png);
  if (count > decoding->rest) stop(decoding, "it is truncated");
  memcpy(output, decoding->next, count);
  decoding->next += count;
  decoding->rest -= count;
}

/// Asks for rows of bytes, as OpenCV does.
static void set_transformations(struct decoding *decoding, int channels) {
  png_structp png = decoding->png;
  const int color_type = png_get_color_type(png, decoding->info);
  const int is_color = color_type & PNG_COLOR_MASK_COLOR;
  const int depth = png_get_bit_depth(png, decoding->info);
  if (depth == 16) png_set_strip_16(png);
  png_set_strip_alpha(png);
  if (color_type == PNG_COLOR_TYPE_PALETTE) png_set_palette_to_rgb(png);
  if (!is_color && depth < 8) png_set_expand_gray_1_2_4_to_8(png);
  if (!is_color && channels == 3) png_set_gray_to_rgb(png);
  if (is_color && channels == 1) png_set_rgb_to_gray(png, PNG_ERROR_ACTION_NONE, 0.299, 0.587);
}

static void decode(
    struct decoding *decoding, const uint8_t *bytes, size_t count, struct codec_request request) {
  decoding->next = bytes;
  decoding->rest = count;
  decoding->png = png_create_read_struct(PNG_LIBPNG_VER_STRING, decoding, fail, ignore);
  if (!decoding->png) stop(decoding, "there is not enough memory");
  decoding->info = png_create_info_struct(decoding->png);
  if (!decoding->info) stop(decoding, "there is not enough memory");
  png_structp png = decoding->png;
  png_set_read_fn(png, decoding, read_bytes);
  png_set_user_limits(png, INT32_MAX, INT32_MAX);
  png_read_info(png, decoding->info);
  const size_t width = png_get_image_width(png, decoding->info);
  const size_t height = png_get_image_height(png, decoding->info);
  if (width > request.most_pixels / height) {
    char clause[CODEC_MESSAGE_SIZE];
    snprintf(
        clause, sizeof clause, "it has %zux%zu pixels, more than the %zu that are read", width,
        height, request.most_pixels);
    stop(decoding, clause);
  }
  set_transformations(decoding, request.channels);
  const int passes = png_set_interlace_handling(png);
  png_read_update_info(png, decoding->info);
  const size_t row_size = width * (size_t)request.channels;
  if (png_get_rowbytes(png, decoding->info) != row_size) {
    stop(decoding, "it has an unusual number of colors");
  }
  decoding->picture.width = (int)width;
  decoding->picture.height = (int)height;
  decoding->picture.pixels = calloc(height, row_size);
  if (!decoding->picture.pixels) stop(decoding, "there is not enough memory");
  for (int pass = 0; pass < passes; pass++) {
    for (size_t y = 0; y < height; y++) {
      png_read_row(png, decoding->picture.pixels + row_size * y, NULL);
    }
  }
  png_read_end(png, decoding->info);
  int orientation = 1;
#ifdef PNG_eXIf_SUPPORTED
  png_bytep exif = NULL;
  png_uint_32 exif_size = 0;
  if (png_get_eXIf_1(png, decoding->info, &exif_size, &exif) && exif) {
    orientation = orientation_in(exif, exif_size);
  }
#endif
  if (orientation_apply(&decoding->picture, request.channels, orientation)) {
    stop(decoding, "there is not enough memory");
  }
}

int codec_decode_png(
    const uint8_t *bytes, size_t count, struct codec_request request, struct codec_picture *picture,
    char *message) {
  struct decoding decoding;
  memset(&decoding, 0, sizeof decoding);
  decoding.message = message;
  if (setjmp(decoding.end)) {
    png_destroy_read_struct(&decoding.png, &decoding.info, NULL);
    free(decoding.picture.pixels);
    return 1;
  }
  decode(&decoding, bytes, count, request);
  png_destroy_read_struct(&decoding.png, &decoding.info, NULL);
  *picture = decoding.picture;
  return 0;
}
