// Most of the time of decoding goes into the codes of the coefficients. This decoder takes them with few branches, since no one can
// foresee which way those go, and from data without markers, so that nothing needs to be checked on the way. That takes about
// three quarters of the time of libjpeg-turbo's own. The coefficients are the same, so the pixels are. All that is out of the
// ordinary, damage above all, is left to libjpeg, which decodes the picture again.
#include "scan.h"

#include <stdlib.h>
#include <string.h>

#if defined(JPEG_INTERNALS) && defined(LIBJPEG_TURBO_VERSION)

/// A meaning in parts: bits to drop in all (0 to 7), those of the code (8 to 15), those of the value (16 to 23), coefficients to
/// pass over (24 to 31). That of a code longer than a look-up is 0.
static const uint32_t end_of_block = 63u << 24 | 16 << 8 | 16;

/// Zeros behind the data: more than a unit of 10 blocks can take, with 64 coefficients of 31 bits, and the look ahead.
enum { scan_margin = 10 * 64 * 4 + 16 };

/// The places of coefficients in their block. To end a block, 63 are passed over and a zero is put where there is one already.
static const uint8_t places[128] = {
  0,  1,  8,  16, 9,  2,  3,  10, 17, 24, 32, 25, 18, 11, 4,  5,  12, 19, 26, 33, 40, 48,
  41, 34, 27, 20, 13, 6,  7,  14, 21, 28, 35, 42, 49, 56, 57, 50, 43, 36, 29, 22, 15, 23,
  30, 37, 44, 51, 58, 59, 52, 45, 38, 31, 39, 46, 53, 60, 61, 54, 47, 55, 62, 63, 63, 63,
  63, 63, 63, 63, 63, 63, 63, 63, 63, 63, 63, 63, 63, 63, 63, 63, 63, 63, 63, 63, 63, 63,
  63, 63, 63, 63, 63, 63, 63, 63, 63, 63, 63, 63, 63, 63, 63, 63, 63, 63, 63, 63, 63, 63,
  63, 63, 63, 63, 63, 63, 63, 63, 63, 63, 63, 63, 63, 63, 63, 63, 63, 63};

/// The meaning of a symbol whose code has `length` bits. An AC symbol without value ends the block, unless it means 16 zeros.
static uint32_t meaning_of(int symbol, int length, int is_ac) {
  const uint32_t size = symbol & 15, code = (uint32_t)length;
  uint32_t zeros = is_ac ? (uint32_t)symbol >> 4 : 0;
  if (is_ac && !size && zeros != 15) zeros = 63;
  return zeros << 24 | size << 16 | code << 8 | (code + size);
}

/// Libjpeg has checked the table: its codes are no longer than they say.
static void build(struct scan_codes *codes, const JHUFF_TBL *table, int is_ac) {
  codes->symbols = table->huffval;
  codes->is_ac = is_ac;
  unsigned code = 0;
  int index = 0;
  for (int length = 1; length <= 16; length++) {
    codes->offsets[length] = index - (int)code;
    for (int i = 0; i < table->bits[length] && index < 256; i++, index++, code++) {
      if (length > scan_lookup) continue;
      const int free_bits = scan_lookup - length;
      const uint32_t meaning = meaning_of(table->huffval[index], length, is_ac);
      uint32_t *start = codes->meanings + ((code << free_bits) & ((1 << scan_lookup) - 1));
      for (int rest = 0; rest < 1 << free_bits; rest++) start[rest] = meaning;
    }
    codes->limits[length] = code << (16 - length);
    code <<= 1;
  }
  codes->limits[17] = UINT32_MAX;
}

/// Fills up the bits to at least 56.
static inline void refill(struct scan_bits *bits) {
  uint64_t word;
  memcpy(&word, bits->next, 8);
#if __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__
  word = __builtin_bswap64(word);
#endif
  // Bits beyond the count are set already; the next time they are set to the same.
  bits->word |= word >> bits->count;
  bits->next += (63 - bits->count) >> 3;
  bits->count |= 56;
}

/// The meaning of a code that is longer than a look-up, or of what is no code.
static __attribute__((noinline, cold)) uint32_t long_meaning(
    struct scan *scan, const struct scan_codes *codes, uint64_t word) {
  const uint32_t start = (uint32_t)(word >> 48);
  int length = scan_lookup + 1;
  while (start >= codes->limits[length]) length++;
  if (length > 16) {
    scan->is_damaged = 1;
    return end_of_block;
  }
  const int index = (int)(start >> (16 - length)) + codes->offsets[length];
  return meaning_of(codes->symbols[index & 255], length, codes->is_ac);
}

/// Takes a code and its value, 31 bits at most, and returns the meaning.
static inline __attribute__((always_inline)) uint32_t take(
    struct scan *scan, struct scan_bits *bits, const struct scan_codes *codes, int *value) {
  uint32_t meaning = codes->meanings[bits->word >> (64 - scan_lookup)];
  if (__builtin_expect(!meaning, 0)) meaning = long_meaning(scan, codes, bits->word);
  // Half of the values of a size are negative: those that begin with 0, with all bits turned over (ITU-T T.81, table F.1).
  const uint64_t rest = bits->word << (meaning >> 8 & 63);
  const uint64_t negative = (uint64_t)((int64_t)~rest >> 63);
  const int magnitude = (int)((rest ^ negative) >> 1 >> (~(meaning >> 16) & 63));
  *value = (magnitude ^ (int)negative) - (int)negative;
  bits->word <<= meaning & 63;
  bits->count -= meaning & 63;
  return meaning;
}

/// Decodes the blocks of one unit, which libjpeg has cleared.
static boolean decode_unit(j_decompress_ptr state, JBLOCKROW *blocks) {
  struct scan *scan = state->client_data;
  struct scan_bits bits = scan->bits;
  for (int index = 0; index < state->blocks_in_MCU; index++) {
    const int part = state->MCU_membership[index];
    const jpeg_component_info *component = state->cur_comp_info[part];
    const struct scan_codes *ac = &scan->ac[component->ac_tbl_no];
    JCOEF *block = blocks[index][0];
    int value;
    refill(&bits);
    take(scan, &bits, &scan->dc[component->dc_tbl_no], &value);
    scan->last[part] += (unsigned)value;
    block[0] = (JCOEF)scan->last[part];
    for (unsigned place = 1; place < 64; place++) {
      refill(&bits);
      place += take(scan, &bits, ac, &value) >> 24;
      block[places[place]] = (JCOEF)value;
      if (++place > 63) break;
      // Most codes are short, so that the bits do for two.
      if (__builtin_expect(bits.count < 31, 0)) refill(&bits);
      place += take(scan, &bits, ac, &value) >> 24;
      block[places[place]] = (JCOEF)value;
    }
  }
  scan->bits = bits;
  const ptrdiff_t rest = scan->end - bits.next;
  const int has_overrun = rest * 8 + bits.count < 0;
  if (scan->is_damaged || has_overrun) longjmp(*scan->jump, scan_gives_up);
  return TRUE;
}

/// Copies the scan's data up to the next marker, each 0xFF without the zero that tells it from a marker. Returns the marker's
/// place, or null if there is none or no memory.
static const uint8_t *copy_data(struct scan *scan, const uint8_t *from, const uint8_t *end) {
  uint8_t *to = scan->data = malloc((size_t)(end - from) + scan_margin);
  if (!to) return NULL;
  while (1) {
    const uint8_t *found = memchr(from, 0xFF, (size_t)(end - from));
    if (!found || end - found < 2) return NULL;
    const size_t count = (size_t)(found - from) + (found[1] == 0);
    memcpy(to, from, count);
    to += count;
    if (found[1]) {
      memset(to, 0, scan_margin);
      scan->end = to;
      return found;
    }
    from = found + 2;
  }
}

int scan_take_over(j_decompress_ptr state, struct scan *scan, jmp_buf *jump) {
  if (state->arith_code || state->progressive_mode || state->restart_interval
      || state->data_precision != 8 || jpeg_has_multiple_scans(state) || state->unread_marker)
    return 0;
  for (int i = 0; i < state->comps_in_scan; i++) {
    const jpeg_component_info *component = state->cur_comp_info[i];
    const int dc = component->dc_tbl_no, ac = component->ac_tbl_no;
    if (dc < 0 || dc > 1 || ac < 0 || ac > 1) return 0;
    if (!state->dc_huff_tbl_ptrs[dc] || !state->ac_huff_tbl_ptrs[ac]) return 0;
    if (!scan->dc[dc].symbols) build(&scan->dc[dc], state->dc_huff_tbl_ptrs[dc], 0);
    if (!scan->ac[ac].symbols) build(&scan->ac[ac], state->ac_huff_tbl_ptrs[ac], 1);
  }
  struct jpeg_source_mgr *source = state->src;
  const uint8_t *end = source->next_input_byte + source->bytes_in_buffer;
  const uint8_t *marker = copy_data(scan, source->next_input_byte, end);
  if (!marker) return 0;
  // Behind the last unit libjpeg goes on from here.
  source->next_input_byte = marker;
  source->bytes_in_buffer = (size_t)(end - marker);
  scan->bits.next = scan->data;
  scan->jump = jump;
  state->entropy->decode_mcu = decode_unit;
  return 1;
}

#else

int scan_take_over(j_decompress_ptr state, struct scan *scan, jmp_buf *jump) {
  (void)state, (void)scan, (void)jump;
  return 0;
}

#endif
