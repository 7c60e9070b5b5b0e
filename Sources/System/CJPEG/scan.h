/// A faster decoder of the Huffman codes of usual JPEGs, which stands in for libjpeg's own.
#pragma once
#include <setjmp.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

// The decoder is a part of libjpeg-turbo that can be exchanged, though the library counts it among its internals.
#if __has_include(<jpegint.h>)
#define JPEG_INTERNALS
#endif
#include <jpeglib.h>

/// The longest code that one look-up tells the meaning of: most are shorter, and the tables stay in the nearest cache.
enum { scan_lookup = 10 };
enum { scan_gives_up = 2 };

/// One table of codes.
struct scan_codes {
  /// What each start of the data means; see `scan.c`.
  uint32_t meanings[1 << scan_lookup];
  /// For each length, what is above all codes of that length or less, with 16 bits.
  uint32_t limits[18];
  /// For each length, what leads from a code to the index of its symbol.
  int offsets[17];
  const uint8_t *symbols;
  int is_ac;
};

/// The bits of the data that come next, the first in the highest place, and where the others are.
struct scan_bits {
  uint64_t word;
  int count;
  const uint8_t *next;
};

/// Where the decoding stands.
struct scan {
  struct scan_bits bits;
  /// The data of the whole scan, to be given to `free`, and its end.
  uint8_t *data, *end;
  /// The last DC value of each component.
  unsigned last[MAX_COMPS_IN_SCAN];
  struct scan_codes dc[2], ac[2];
  int is_damaged;
  /// Where to jump with `scan_gives_up` when the data is not what this decoder knows.
  jmp_buf *jump;
};

/// Takes the place of libjpeg's decoder if the picture is a usual one; to be called after `jpeg_start_decompress`.
///
/// The state's `client_data` is to point to `scan`, all zero, or to something that begins with it. Returns whether it does.
int scan_take_over(j_decompress_ptr state, struct scan *scan, jmp_buf *jump);
