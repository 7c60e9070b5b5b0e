#include "decoders.h"

#include <setjmp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

// Needs stdio and size_t first.
#include <jpeglib.h>

/// One encoding: its state, its end, its message and the bytes so far.
struct encoding {
  struct jpeg_compress_struct state;
  struct jpeg_error_mgr errors;
  struct jpeg_destination_mgr destination;
  jmp_buf end;
  uint8_t *bytes;
  size_t capacity;
  char *message;
};

static void fail(j_common_ptr state) {
  struct encoding *encoding = state->client_data;
  (*state->err->format_message)(state, encoding->message);
  longjmp(encoding->end, 1);
}

static void say_nothing(j_common_ptr state, int level) { (void)state, (void)level; }

static void print_nothing(j_common_ptr state) { (void)state; }

/// Doubles the memory, all of which is full. (That of libjpeg's own destination is lost when this fails.)
static boolean grow(j_compress_ptr state) {
  struct encoding *encoding = state->client_data;
  const size_t count = encoding->capacity;
  const size_t capacity = count ? 2 * count : 1 << 14;
  uint8_t *bytes = realloc(encoding->bytes, capacity);
  if (!bytes) {
    strcpy(encoding->message, "not enough memory");
    longjmp(encoding->end, 1);
  }
  encoding->bytes = bytes;
  encoding->capacity = capacity;
  encoding->destination.next_output_byte = bytes + count;
  encoding->destination.free_in_buffer = capacity - count;
  return TRUE;
}

static void begin(j_compress_ptr state) { grow(state); }

static void finish(j_compress_ptr state) { (void)state; }

static J_COLOR_SPACE colors_of(enum codec_pixels kind) {
  switch (kind) {
    case CODEC_GRAY: return JCS_GRAYSCALE;
    case CODEC_RGB: return JCS_RGB;
    case CODEC_RGBX: return JCS_EXT_RGBX;
#if __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__
    case CODEC_WORDS: return JCS_EXT_BGRX;
#else
    case CODEC_WORDS: return JCS_EXT_XRGB;
#endif
  }
  return JCS_UNKNOWN;
}

static int channels_of(enum codec_pixels kind) {
  return kind == CODEC_GRAY ? 1 : kind == CODEC_RGB ? 3 : 4;
}

static void encode(
    struct encoding *encoding, const uint8_t *pixels, enum codec_pixels kind, int width, int height,
    size_t row_size, int quality) {
  struct jpeg_compress_struct *state = &encoding->state;
  jpeg_create_compress(state);
  encoding->destination.init_destination = begin;
  encoding->destination.empty_output_buffer = grow;
  encoding->destination.term_destination = finish;
  state->dest = &encoding->destination;
  state->image_width = (JDIMENSION)width;
  state->image_height = (JDIMENSION)height;
  state->input_components = channels_of(kind);
  state->in_color_space = colors_of(kind);
  jpeg_set_defaults(state);
  jpeg_set_quality(state, quality, TRUE);
  jpeg_start_compress(state, TRUE);
  while (state->next_scanline < state->image_height) {
    JSAMPROW row = (JSAMPROW)(pixels + row_size * state->next_scanline);
    jpeg_write_scanlines(state, &row, 1);
  }
  jpeg_finish_compress(state);
}

int codec_encode_jpeg(
    const uint8_t *pixels, enum codec_pixels kind, int width, int height, size_t row_size,
    int quality, uint8_t **bytes, size_t *count, char *message) {
  struct encoding encoding;
  memset(&encoding, 0, sizeof encoding);
  encoding.message = message;
  encoding.state.err = jpeg_std_error(&encoding.errors);
  encoding.state.client_data = &encoding;
  encoding.errors.error_exit = fail;
  encoding.errors.emit_message = say_nothing;
  encoding.errors.output_message = print_nothing;
  if (setjmp(encoding.end)) {
    jpeg_destroy_compress(&encoding.state);
    free(encoding.bytes);
    return 1;
  }
  encode(&encoding, pixels, kind, width, height, row_size, quality);
  jpeg_destroy_compress(&encoding.state);
  *bytes = encoding.bytes;
  *count = encoding.capacity - encoding.destination.free_in_buffer;
  return 0;
}
