#include "CJPEG.h"

#include "scan.h"

#include <stdlib.h>
#include <string.h>

// Needs the library's main header first.
#include <jerror.h>

/// The most scans that a progressive picture may have; honest ones have about ten, bombs have thousands.
static const int most_scans = 500;

/// One decoding: its state, its end and its message.
struct decoding {
  struct scan scan;  // First, as the scan's decoder finds it there.
  struct jpeg_decompress_struct state;
  struct jpeg_error_mgr errors;
  struct jpeg_progress_mgr progress;
  jmp_buf end;
  uint8_t *pixels;
  char *message;
};

static void fail(j_common_ptr state) {
  struct decoding *decoding = state->client_data;
  (*state->err->format_message)(state, decoding->message);
  longjmp(decoding->end, 1);
}

/// Damage that leaves part of the picture grey ends the decoding; stray bytes and the like do not matter.
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

static void count_scans(j_common_ptr state) {
  struct decoding *decoding = state->client_data;
  if (state->is_decompressor && decoding->state.input_scan_number > most_scans) {
    strcpy(decoding->message, "too many scans");
    longjmp(decoding->end, 1);
  }
}

static void decode(
    struct decoding *decoding, const uint8_t *bytes, size_t count, int channels, int reduction,
    int is_fast) {
  struct jpeg_decompress_struct *state = &decoding->state;
  jpeg_create_decompress(state);
  decoding->progress.progress_monitor = count_scans;
  state->progress = &decoding->progress;
  jpeg_mem_src(state, (uint8_t *)bytes, count);
  jpeg_read_header(state, TRUE);
  state->out_color_space = channels == 1 ? JCS_GRAYSCALE : JCS_RGB;
  state->scale_num = 1;
  state->scale_denom = (unsigned)reduction;
  jpeg_start_decompress(state);
  if (is_fast) scan_take_over(state, &decoding->scan, &decoding->end);
  const size_t row_size = (size_t)state->output_width * (size_t)channels;
  decoding->pixels = malloc(row_size * state->output_height);
  if (!decoding->pixels || state->output_components != channels) {
    strcpy(decoding->message, decoding->pixels ? "unusual colours" : "not enough memory");
    longjmp(decoding->end, 1);
  }
  while (state->output_scanline < state->output_height) {
    JSAMPROW row = decoding->pixels + row_size * state->output_scanline;
    jpeg_read_scanlines(state, &row, 1);
  }
  jpeg_finish_decompress(state);
}

static void release(struct decoding *decoding) {
  jpeg_destroy_decompress(&decoding->state);
  free(decoding->scan.data);
}

/// Decodes with this module's decoder of scans, or, if not `is_fast`, with libjpeg's alone.
static int attempt(
    const uint8_t *bytes, size_t count, int channels, int reduction, int is_fast, int *width,
    int *height, uint8_t **pixels, char *message) {
  struct decoding decoding;
  memset(&decoding, 0, sizeof decoding);
  decoding.message = message;
  decoding.state.err = jpeg_std_error(&decoding.errors);
  decoding.state.client_data = &decoding;
  decoding.errors.error_exit = fail;
  decoding.errors.emit_message = judge;
  decoding.errors.output_message = print_nothing;
  switch (setjmp(decoding.end)) {
    case 0: break;
    case scan_gives_up:
      release(&decoding);
      free(decoding.pixels);
      return scan_gives_up;
    default:
      release(&decoding);
      free(decoding.pixels);
      return 1;
  }
  decode(&decoding, bytes, count, channels, reduction, is_fast);
  *width = (int)decoding.state.output_width;
  *height = (int)decoding.state.output_height;
  *pixels = decoding.pixels;
  release(&decoding);
  return 0;
}

int cjpeg_decode(
    const uint8_t *bytes, size_t count, int channels, int reduction, int *width, int *height,
    uint8_t **pixels, char *message) {
  int status = attempt(bytes, count, channels, reduction, 1, width, height, pixels, message);
  if (status == scan_gives_up) {
    status = attempt(bytes, count, channels, reduction, 0, width, height, pixels, message);
  }
  return status;
}
