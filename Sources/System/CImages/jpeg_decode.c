#include "decoders.h"

#include <setjmp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

// Needs stdio and size_t first.
#include <jpeglib.h>

// Needs the library's main header first.
#include <jerror.h>

#include "orientation.h"

/// The most scans that a picture may have. Encoders write up to about twenty; each one costs a pass over the whole picture.
enum { most_scans = 64 };

/// One decoding: its state, its end and what comes out of it.
struct decoding {
  struct jpeg_decompress_struct state;
  struct jpeg_error_mgr errors;
  struct jpeg_progress_mgr progress;
  jmp_buf end;
  struct codec_picture picture;
  char *message;
};

static void stop(struct decoding *decoding, const char *clause) {
  snprintf(decoding->message, CODEC_MESSAGE_SIZE, "%s", clause);
  longjmp(decoding->end, 1);
}

/// Ends the decoding because of what the library found.
static void fail(j_common_ptr state) {
  struct decoding *decoding = state->client_data;
  if (state->err->msg_code == JWRN_JPEG_EOF) stop(decoding, "it is truncated");
  if (state->err->msg_code == JERR_OUT_OF_MEMORY) stop(decoding, "there is not enough memory");
  char reason[JMSG_LENGTH_MAX];
  (*state->err->format_message)(state, reason);
  snprintf(decoding->message, CODEC_MESSAGE_SIZE, "it is damaged (%s)", reason);
  longjmp(decoding->end, 1);
}

/// Damage that leaves part of the picture gray ends the decoding; stray bytes and the like do not matter.
static void judge(j_common_ptr state, int level) {
  if (level >= 0) return;
  switch (state->err->msg_code) {
    case JWRN_HIT_MARKER:
    case JWRN_HUFF_BAD_CODE:
    case JWRN_MUST_RESYNC:
    case JWRN_ARITH_BAD_CODE:
    case JWRN_BOGUS_PROGRESSION:
    case JWRN_NOT_SEQUENTIAL:
    case JWRN_JPEG_EOF:
      fail(state);
  }
}

static void print_nothing(j_common_ptr state) { (void)state; }

static void refuse_scans(struct decoding *decoding) {
  char clause[CODEC_MESSAGE_SIZE];
  snprintf(clause, sizeof clause, "it has more than the %d scans that are read", most_scans);
  stop(decoding, clause);
}

/// Called by the library while it decodes.
static void watch_scans(j_common_ptr state) {
  struct decoding *decoding = state->client_data;
  if (decoding->state.input_scan_number > most_scans) refuse_scans(decoding);
}

/// The number of scans between the first marker and the end marker (ITU-T T.81, annex B), without decoding any. The library
/// counts them too, but only while it spends time on each.
static int count_scans(const uint8_t *bytes, size_t count) {
  const uint8_t *next = bytes + 2, *end = bytes + count;
  int scans = 0;
  while ((next = memchr(next, 0xFF, (size_t)(end - next))) && end - next >= 4) {
    const uint8_t marker = next[1];
    if (marker == 0xD9) break;
    if (marker == 0xFF) {
      next += 1;
    } else if (marker <= 1 || (marker >= 0xD0 && marker <= 0xD8)) {
      next += 2;
    } else {
      scans += marker == 0xDA;
      const size_t length = (size_t)next[2] << 8 | next[3];
      if (length > (size_t)(end - next) - 2) break;
      next += 2 + length;
    }
  }
  return scans;
}

/// The rotation in the first Exif segment.
static int orientation_of(const struct jpeg_decompress_struct *state) {
  for (jpeg_saved_marker_ptr part = state->marker_list; part; part = part->next) {
    if (part->data_length > 6 && !memcmp(part->data, "Exif\0\0", 6)) {
      return orientation_in(part->data + 6, part->data_length - 6);
    }
  }
  return 1;
}

/// Turns a row of inverted CMYK, as files have it, into RGB or gray, as OpenCV does.
static void convert_cmyk(const uint8_t *cmyk, uint8_t *output, int width, int channels) {
  for (int x = 0; x < width; x++, cmyk += 4, output += channels) {
    const int k = cmyk[3];
    const int red = k - ((255 - cmyk[0]) * k >> 8);
    const int green = k - ((255 - cmyk[1]) * k >> 8);
    const int blue = k - ((255 - cmyk[2]) * k >> 8);
    if (channels == 3) {
      output[0] = (uint8_t)red;
      output[1] = (uint8_t)green;
      output[2] = (uint8_t)blue;
    } else {
      // 0.299 R + 0.587 G + 0.114 B in units of 2^-14.
      output[0] = (uint8_t)((4899 * red + 9617 * green + 1868 * blue + (1 << 13)) >> 14);
    }
  }
}

/// Reads the header and decides how to decode.
static void prepare(
    struct decoding *decoding, const uint8_t *bytes, size_t count, struct codec_request request) {
  struct jpeg_decompress_struct *state = &decoding->state;
  jpeg_create_decompress(state);
  decoding->progress.progress_monitor = watch_scans;
  state->progress = &decoding->progress;
  jpeg_mem_src(state, (uint8_t *)bytes, count);
  jpeg_save_markers(state, JPEG_APP0 + 1, 0xFFFF);
  jpeg_read_header(state, TRUE);
  const size_t width = state->image_width, height = state->image_height;
  if (width * height > request.most_pixels) {
    char clause[CODEC_MESSAGE_SIZE];
    snprintf(
        clause, sizeof clause, "it has %zux%zu pixels, more than the %zu that are read", width,
        height, request.most_pixels);
    stop(decoding, clause);
  }
  if (count_scans(bytes, count) > most_scans) refuse_scans(decoding);
  const int is_gray = request.channels == 1;
  state->out_color_space = is_gray ? JCS_GRAYSCALE : JCS_RGB;
  if (state->num_components == 4) state->out_color_space = JCS_CMYK;
  const size_t shortest = width < height ? width : height;
  state->scale_num = state->scale_denom = 1;
  for (unsigned divisor = 2; request.least_side > 0 && divisor <= 8; divisor *= 2) {
    if (shortest / divisor >= (size_t)request.least_side) state->scale_denom = divisor;
  }
}

static void decode(
    struct decoding *decoding, const uint8_t *bytes, size_t count, struct codec_request request) {
  prepare(decoding, bytes, count, request);
  struct jpeg_decompress_struct *state = &decoding->state;
  jpeg_start_decompress(state);
  const int is_cmyk = state->out_color_space == JCS_CMYK;
  if (state->output_components != (is_cmyk ? 4 : request.channels)) {
    stop(decoding, "it has an unusual number of colors");
  }
  const size_t row_size = (size_t)state->output_width * (size_t)request.channels;
  decoding->picture.width = (int)state->output_width;
  decoding->picture.height = (int)state->output_height;
  decoding->picture.pixels = malloc(row_size * state->output_height);
  if (!decoding->picture.pixels) stop(decoding, "there is not enough memory");
  uint8_t *cmyk = NULL;
  if (is_cmyk) {
    cmyk = (*state->mem->alloc_large)(
        (j_common_ptr)state, JPOOL_IMAGE, (size_t)state->output_width * 4);
  }
  while (state->output_scanline < state->output_height) {
    uint8_t *target = decoding->picture.pixels + row_size * state->output_scanline;
    JSAMPROW row = is_cmyk ? cmyk : target;
    jpeg_read_scanlines(state, &row, 1);
    if (is_cmyk) convert_cmyk(cmyk, target, decoding->picture.width, request.channels);
  }
  const int orientation = orientation_of(state);
  jpeg_finish_decompress(state);
  if (orientation_apply(&decoding->picture, request.channels, orientation)) {
    stop(decoding, "there is not enough memory");
  }
}

int codec_decode_jpeg(
    const uint8_t *bytes, size_t count, struct codec_request request, struct codec_picture *picture,
    char *message) {
  struct decoding decoding;
  memset(&decoding, 0, sizeof decoding);
  decoding.message = message;
  decoding.state.err = jpeg_std_error(&decoding.errors);
  decoding.state.client_data = &decoding;
  decoding.errors.error_exit = fail;
  decoding.errors.emit_message = judge;
  decoding.errors.output_message = print_nothing;
  if (setjmp(decoding.end)) {
    jpeg_destroy_decompress(&decoding.state);
    free(decoding.picture.pixels);
    return 1;
  }
  decode(&decoding, bytes, count, request);
  jpeg_destroy_decompress(&decoding.state);
  *picture = decoding.picture;
  return 0;
}
