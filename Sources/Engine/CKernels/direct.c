#include "include/direct.h"
#include "vectors.h"

CLONES void ck_pool_rows(
    const float *rows, size_t width, size_t channels, const float *bias, int relu, float *y,
    uint8_t *places) {
  const v16 zero = {0};
  for (size_t x = 0; x < width / 2; x++)
    for (size_t c = 0; c < channels; c += 16) {
      const float *at = rows + 2 * x * channels + c;
      v16 best = LOAD16(at);
      i16 place = {0};
      for (size_t p = 1; p < 4; p++) {
        const v16 other = LOAD16(at + (p / 2 * width + p % 2) * channels);
        const i16 better = other > best;
        best = (v16)((better & (i16)other) | (~better & (i16)best));
        place = (better & (int)p) | (~better & place);
      }
      if (bias) best += LOAD16(bias + c);
      if (relu) {
        const i16 dead = best <= zero;
        best = (v16)(~dead & (i16)best);
        place = (dead & 4) | (~dead & place);
      }
      STORE16(y + x * channels + c, best);
      if (places)
        ((struct unaligned_bytes16 *)(void *)(places + x * channels + c))->v =
            __builtin_convertvector(place, b16);
    }
}

CLONES void ck_pool_rows_gradient(
    const float *dy, const uint8_t *places, size_t width, size_t channels, float *rows) {
  for (size_t x = 0; x < width / 2; x++)
    for (size_t c = 0; c < channels; c += 16) {
      const size_t from = x * channels + c;
      const i16 gradient = (i16)LOAD16(dy + from);
      const b16 bytes = ((const struct unaligned_bytes16 *)(const void *)(places + from))->v;
      const i16 place = __builtin_convertvector(bytes, i16);
      for (size_t p = 0; p < 4; p++)
        STORE16(
            rows + (p / 2 * width + 2 * x + p % 2) * channels + c,
            (v16)((place == (int)p) & gradient));
    }
  if (width % 2 == 1)
    for (size_t row = 1; row <= 2; row++)
      memset(rows + (row * width - 1) * channels, 0, channels * sizeof(float));
}

CLONES void ck_bias_relu(float *y, const float *bias, int relu, size_t rows, size_t n) {
  for (size_t row = 0; row < rows; row++, y += n)
    for (size_t i = 0; i < n; i++) {
      const float value = bias ? y[i] + bias[i] : y[i];
      y[i] = relu && value < 0.0f ? 0.0f : value;
    }
}

CLONES void ck_add_column_sums(const float *x, size_t rows, size_t n, float *sums) {
  for (size_t row = 0; row < rows; row++, x += n)
    for (size_t i = 0; i < n; i++) sums[i] += x[i];
}
