/// The product for one instruction set. The including file defines TARGET, NAME(x), LANES and MOST_ROWS.

typedef float NAME(vector) __attribute__((vector_size(LANES * 4)));
struct NAME(unaligned) {
  NAME(vector) v;
} __attribute__((packed, aligned(4), may_alias));

/// `rows` rows by `width` vectors of c, held in registers. Both are constants once this is inlined.
static inline __attribute__((always_inline)) TARGET void NAME(tile)(
    const int rows, const int width, const int transposed, const struct ck_product *p,
    const float *a, const float *b, float *c, const float *ahead) {
  NAME(vector) sums[MOST_ROWS][2];
  for (int i = 0; i < rows; i++)
    for (int j = 0; j < width; j++)
      sums[i][j] = p->accumulate
                       ? ((struct NAME(unaligned) *)(void *)(c + (size_t)i * p->c_row + j * LANES))->v
                       : (NAME(vector)){0};
  const size_t row = p->a_row, column = p->a_column, b_row = p->b_row;
  const float *outer_ahead = ahead;
  for (size_t o = 0; o < p->outer; o++, a += p->a_outer, b += p->b_outer) {
    // Three rows from each base, so that the addresses need few registers.
    const float *base[(MOST_ROWS + 2) / 3];
    for (int i = 0; i < (rows + 2) / 3; i++) base[i] = transposed ? a : a + (size_t)(3 * i) * row;
    const float *source = a, *right_row = b;
    ahead = outer_ahead ? outer_ahead + o * p->b_outer : 0;
#pragma clang loop unroll(disable)
    for (size_t k = 0; k < p->inner; k++, right_row += b_row) {
      if (ahead) {
        __builtin_prefetch(ahead, 0, 2);
        __builtin_prefetch(ahead + 16, 0, 2);
        ahead += b_row;
      }
      NAME(vector) right[2];
      for (int j = 0; j < width; j++)
        right[j] = ((const struct NAME(unaligned) *)(const void *)(right_row + j * LANES))->v;
#pragma clang loop unroll(full)
      for (int i = 0; i < rows; i++) {
        const float left =
            transposed ? source[i] : base[i / 3][(size_t)(i % 3) * row];
#pragma clang loop unroll(full)
        for (int j = 0; j < width; j++) sums[i][j] += left * right[j];
      }
      if (transposed) {
        source += column;
      } else {
#pragma clang loop unroll(full)
        for (int i = 0; i < (rows + 2) / 3; i++) {
          base[i]++;
          // The compiler must not see how the bases hang together: it would recompute addresses, and spill sums for it.
          __asm__("" : "+r"(base[i]));
        }
      }
    }
  }
  for (int i = 0; i < rows; i++)
    for (int j = 0; j < width; j++)
      ((struct NAME(unaligned) *)(void *)(c + (size_t)i * p->c_row + j * LANES))->v = sums[i][j];
}

#define TILE_CASE(rows) \
  case rows: NAME(tile)(rows, width, transposed, p, a, b, c, ahead); break;

static inline __attribute__((always_inline)) TARGET void NAME(rows)(
    size_t rows, const int width, const int transposed, const struct ck_product *p, const float *a,
    const float *b, float *c, const float *ahead) {
  switch (rows) {
    TILE_CASE(1) TILE_CASE(2) TILE_CASE(3) TILE_CASE(4) TILE_CASE(5) TILE_CASE(6)
#if MOST_ROWS > 6
    TILE_CASE(7) TILE_CASE(8) TILE_CASE(9) TILE_CASE(10) TILE_CASE(11) TILE_CASE(12) TILE_CASE(13)
    TILE_CASE(14)
#endif
  }
}

/// Rows in blocks of nearly equal height: 49 as 13 + 12 + 12 + 12.
static TARGET __attribute__((noinline)) void NAME(column)(
    const int wide, const struct ck_product *p, const float *a, const float *b, float *c,
    const float *ahead) {
  const size_t blocks = (p->m + MOST_ROWS - 1) / MOST_ROWS;
  for (size_t block = 0; block < blocks; block++) {
    const size_t first = p->m * block / blocks, last = p->m * (block + 1) / blocks;
    const float *from = a + first * p->a_row;
    float *to = c + first * p->c_row;
    if (p->a_row == 1 && p->a_column != 1) {
      if (wide) NAME(rows)(last - first, 2, 1, p, from, b, to, ahead);
      else NAME(rows)(last - first, 1, 1, p, from, b, to, ahead);
    } else {
      if (wide) NAME(rows)(last - first, 2, 0, p, from, b, to, ahead);
      else NAME(rows)(last - first, 1, 0, p, from, b, to, ahead);
    }
    ahead = 0;
  }
}

static TARGET void NAME(multiply)(
    const struct ck_product *p, const float *a, const float *b, float *c) {
  for (size_t j = 0; j < p->n;) {
    const size_t inPanel = j % 32;
    const size_t left = p->n - j < 32 - inPanel ? p->n - j : 32 - inPanel;
    const int wide = left >= 2 * LANES;
    const float *panel = b + j / 32 * p->b_panel;
    const float *ahead = j - inPanel + 32 < p->n ? panel + p->b_panel : p->next;
    NAME(column)(wide, p, a, panel + inPanel, c + j, p->next && inPanel == 0 ? ahead : 0);
    j += wide ? 2 * LANES : LANES;
  }
}

#undef TILE_CASE
#undef TARGET
#undef NAME
#undef LANES
#undef MOST_ROWS
