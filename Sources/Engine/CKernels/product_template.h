/// The product for one instruction set. The including file defines TARGET, NAME(x), LANES and MOST_ROWS; and, where a panel of b
/// does not fit the first cache beside the rows of a, SLAB: the columns of a that are worked on at a time.

typedef float NAME(vector) __attribute__((vector_size(LANES * 4)));
struct NAME(unaligned) {
  NAME(vector) v;
} __attribute__((packed, aligned(4), may_alias));

/// `rows` rows by `width` vectors of c, held in registers. Both are constants once this is inlined.
static inline __attribute__((always_inline)) TARGET void NAME(tile)(
    const int rows, const int width, const int transposed, const struct ck_product *p,
    const size_t outer, const size_t inner, const int accumulate, const float *a, const float *b,
    float *c, const float *ahead, const size_t pace) {
  NAME(vector) sums[MOST_ROWS][2];
  for (int i = 0; i < rows; i++)
    for (int j = 0; j < width; j++)
      sums[i][j] = accumulate
                       ? ((struct NAME(unaligned) *)(void *)(c + (size_t)i * p->c_row + j * LANES))->v
                       : (NAME(vector)){0};
  // Gradients of weights are long sums that go to memory: their lines are called before the sums are ready.
  if (transposed && !accumulate)
    for (int i = 0; i < rows; i++)
      for (int j = 0; j < width; j++)
        __builtin_prefetch(c + (size_t)i * p->c_row + j * LANES, 1, 3);
  const size_t row = p->a_row, column = p->a_column, b_row = p->b_row;
#ifdef SLAB
  size_t since = 0;
#else
  const float *outer_ahead = ahead;
#endif
  for (size_t o = 0; o < outer; o++, a += p->a_outer, b += p->b_outer) {
    // Three rows from each base, so that the addresses need few registers.
    const float *base[(MOST_ROWS + 2) / 3];
    for (int i = 0; i < (rows + 2) / 3; i++) base[i] = transposed ? a : a + (size_t)(3 * i) * row;
    const float *source = a, *right_row = b;
#ifndef SLAB
    ahead = outer_ahead ? outer_ahead + o * p->b_outer : 0;
#endif
#pragma clang loop unroll(disable)
    for (size_t k = 0; k < inner; k++, right_row += b_row) {
#ifdef SLAB
      if (ahead && ++since == pace) {
        __builtin_prefetch(ahead, 0, 2);
        ahead += 16;
        since = 0;
      }
#else
      if (ahead) {
        __builtin_prefetch(ahead, 0, 2);
        __builtin_prefetch(ahead + 16, 0, 2);
        ahead += b_row;
      }
#endif
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
  case rows: NAME(tile)(rows, width, transposed, p, outer, inner, accumulate, a, b, c, ahead, pace); break;

static inline __attribute__((always_inline)) TARGET void NAME(rows)(
    size_t rows, const int width, const int transposed, const struct ck_product *p,
    const size_t outer, const size_t inner, const int accumulate, const float *a, const float *b,
    float *c, const float *ahead, const size_t pace) {
  switch (rows) {
    TILE_CASE(1) TILE_CASE(2) TILE_CASE(3) TILE_CASE(4) TILE_CASE(5) TILE_CASE(6)
#if MOST_ROWS > 6
    TILE_CASE(7) TILE_CASE(8) TILE_CASE(9) TILE_CASE(10) TILE_CASE(11) TILE_CASE(12) TILE_CASE(13)
    TILE_CASE(14)
#endif
  }
}

static inline int NAME(is_transposed)(const struct ck_product *p) {
  return p->a_row == 1 && p->a_column != 1;
}

#ifdef SLAB

/// One block of rows by up to two vectors.
static TARGET __attribute__((noinline)) void NAME(block)(
    size_t rows, const int wide, const struct ck_product *p, const size_t outer,
    const size_t inner, const int accumulate, const float *a, const float *b, float *c,
    const float *ahead, const size_t pace) {
  if (NAME(is_transposed)(p)) {
    if (wide) NAME(rows)(rows, 2, 1, p, outer, inner, accumulate, a, b, c, ahead, pace);
    else NAME(rows)(rows, 1, 1, p, outer, inner, accumulate, a, b, c, ahead, pace);
  } else {
    if (wide) NAME(rows)(rows, 2, 0, p, outer, inner, accumulate, a, b, c, ahead, pace);
    else NAME(rows)(rows, 1, 0, p, outer, inner, accumulate, a, b, c, ahead, pace);
  }
}

/// The product of all rows with a slab of one panel, which stays in the first cache. Of `ahead` a line is called into
/// the second cache every few columns of a: a burst of them would hold the products up.
static TARGET void NAME(slab)(
    const struct ck_product *p, const size_t columns, const size_t outer, const size_t inner,
    const int accumulate, const float *a, const float *b, float *c, const float *ahead) {
  const size_t blocks = (p->m + MOST_ROWS - 1) / MOST_ROWS, depth = outer * inner;
  const size_t tiles = blocks * ((columns + 2 * LANES - 1) / (2 * LANES));
  // A panel of whole rows is 2 lines for each of `depth`; all tiles together take `tiles` times as many steps.
  const size_t pace = tiles > 2 ? tiles / 2 : 1;
  for (size_t block = 0; block < blocks; block++) {
    const size_t first = p->m * block / blocks, count = p->m * (block + 1) / blocks - first;
    for (size_t j = 0; j < columns;) {
      const int wide = columns - j >= 2 * LANES;
      NAME(block)(
          count, wide, p, outer, inner, accumulate, a + first * p->a_row, b + j,
          c + first * p->c_row + j, ahead, pace);
      if (ahead) ahead += depth / pace * 16;
      j += wide ? 2 * LANES : LANES;
    }
  }
}

static TARGET void NAME(multiply)(
    const struct ck_product *p, const float *a, const float *b, float *c) {
  // As many whole turns of the outer loop as fit a slab, else equal parts of one.
  const size_t turns = SLAB / p->inner > 1 ? SLAB / p->inner : 1;
  const size_t parts = (p->inner + SLAB - 1) / SLAB;
  // Rows that are not side by side are left to the processor. Where only the turns are apart, the panels that follow in the
  // first turn are fetched in their place; they are wanted soon, too.
  const int isDense = p->next && p->b_row == 32;
  int accumulate = p->accumulate;
  for (size_t o = 0; o < p->outer; o += turns) {
    const size_t outer = p->outer - o < turns ? p->outer - o : turns;
    for (size_t part = 0; part < parts; part++) {
      const size_t k = p->inner * part / parts, inner = p->inner * (part + 1) / parts - k;
      const float *left = a + o * p->a_outer + k * p->a_column;
      const float *right = b + o * p->b_outer + k * p->b_row;
      for (size_t j = 0; j < p->n; j += 32) {
        const float *panel = right + j / 32 * p->b_panel;
        const float *ahead = !isDense ? 0 : j + 32 < p->n ? panel + p->b_panel : p->next;
        NAME(slab)(
            p, p->n - j < 32 ? p->n - j : 32, outer, inner, accumulate, left, panel, c + j, ahead);
      }
      accumulate = 1;
    }
  }
}

#else

/// Rows in blocks of nearly equal height: 49 as 13 + 12 + 12 + 12.
static TARGET __attribute__((noinline)) void NAME(column)(
    const int wide, const struct ck_product *p, const float *a, const float *b, float *c,
    const float *ahead) {
  const size_t blocks = (p->m + MOST_ROWS - 1) / MOST_ROWS;
  for (size_t block = 0; block < blocks; block++) {
    const size_t first = p->m * block / blocks, last = p->m * (block + 1) / blocks;
    const float *from = a + first * p->a_row;
    float *to = c + first * p->c_row;
    if (NAME(is_transposed)(p)) {
      if (wide) NAME(rows)(last - first, 2, 1, p, p->outer, p->inner, p->accumulate, from, b, to, ahead, 0);
      else NAME(rows)(last - first, 1, 1, p, p->outer, p->inner, p->accumulate, from, b, to, ahead, 0);
    } else {
      if (wide) NAME(rows)(last - first, 2, 0, p, p->outer, p->inner, p->accumulate, from, b, to, ahead, 0);
      else NAME(rows)(last - first, 1, 0, p, p->outer, p->inner, p->accumulate, from, b, to, ahead, 0);
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

#endif

#undef TILE_CASE
#undef TARGET
#undef NAME
#undef LANES
#undef MOST_ROWS
#undef SLAB
