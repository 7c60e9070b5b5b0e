#include "include/normalization.h"

#include "vectors.h"

/// Calls `group` for G vectors of columns from column `i`, as many as leave room in the registers for their sums, then
/// `column` for each of the columns that are left.
#define EACH_COLUMN(n, group, column)                      \
  size_t i = 0;                                            \
  for (; i + 64 <= (n); i += 64) { enum { G = 4 }; group; } \
  for (; i + 32 <= (n); i += 32) { enum { G = 2 }; group; } \
  for (; i + 16 <= (n); i += 16) { enum { G = 1 }; group; } \
  for (; i < (n); i++) column;

/// Runs what follows for each row, whose columns begin at `at`, and each vector `j` of a group.
#define EACH_ROW for (size_t at = i, row = 0; row < rows; row++, at += n)
#define EACH_VECTOR EACH_ROW for (int j = 0; j < G; j++)

INLINE void load(const int G, v16 *group, const float *from) {
  for (int j = 0; j < G; j++) group[j] = LOAD16(from + 16 * j);
}

INLINE void store(const int G, const v16 *group, float *to) {
  for (int j = 0; j < G; j++) STORE16(to + 16 * j, group[j]);
}

INLINE void moments_group(
    const int G, const float *x, size_t rows, size_t n, size_t i, float *mean, float *squares) {
  v16 sum[4] = {{0}}, square[4] = {{0}};
  EACH_VECTOR sum[j] += LOAD16(x + at + 16 * j);
  for (int j = 0; j < G; j++) sum[j] /= (float)rows;
  EACH_VECTOR {
    const v16 d = LOAD16(x + at + 16 * j) - sum[j];
    square[j] += d * d;
  }
  store(G, sum, mean + i);
  store(G, square, squares + i);
}

INLINE void moments_column(
    const float *x, size_t rows, size_t n, size_t i, float *mean, float *squares) {
  float sum = 0.0f, square = 0.0f;
  EACH_ROW sum += x[at];
  sum /= (float)rows;
  EACH_ROW square += (x[at] - sum) * (x[at] - sum);
  mean[i] = sum;
  squares[i] = square;
}

CLONES void ck_moments(const float *x, size_t rows, size_t n, float *mean, float *squares) {
  EACH_COLUMN(
      n, moments_group(G, x, rows, n, i, mean, squares),
      moments_column(x, rows, n, i, mean, squares))
}

INLINE void normalize_group(
    const int G, const struct ck_normalization *p, const float *x, const float *addend, float *y,
    size_t rows, size_t i, const int relu) {
  const size_t n = p->channels;
  const v16 zero = {0};
  v16 scale[4], shift[4];
  load(G, scale, p->scale + i);
  load(G, shift, p->shift + i);
  EACH_VECTOR {
    v16 value = LOAD16(x + at + 16 * j) * scale[j] + shift[j];
    if (addend) value += LOAD16(addend + at + 16 * j);
    if (relu) value = KEEP(~(value < zero), value);
    STORE16(y + at + 16 * j, value);
  }
}

INLINE void normalize_column(
    const struct ck_normalization *p, const float *x, const float *addend, float *y, size_t rows,
    size_t i) {
  const size_t n = p->channels;
  EACH_ROW {
    float value = x[at] * p->scale[i] + p->shift[i];
    if (addend) value += addend[at];
    y[at] = p->relu && value < 0.0f ? 0.0f : value;
  }
}

INLINE void normalize(
    const struct ck_normalization *p, const float *x, const float *addend, float *y, size_t rows,
    const int relu) {
  EACH_COLUMN(
      p->channels, normalize_group(G, p, x, addend, y, rows, i, relu),
      normalize_column(p, x, addend, y, rows, i))
}

CLONES void ck_normalize(
    const struct ck_normalization *p, const float *x, const float *addend, float *y, size_t rows) {
  if (addend && p->relu) normalize(p, x, addend, y, rows, 1);
  else if (addend) normalize(p, x, addend, y, rows, 0);
  else if (p->relu) normalize(p, x, 0, y, rows, 1);
  else normalize(p, x, 0, y, rows, 0);
}

INLINE void sums_group(
    const int G, const struct ck_normalization *p, const float *x, const float *dy, size_t rows,
    size_t i, float *sums, float *products, const int relu) {
  const size_t n = p->channels;
  const v16 zero = {0};
  v16 scale[4], shift[4], mean[4], sum[4] = {{0}}, product[4] = {{0}};
  load(G, scale, p->scale + i);
  load(G, shift, p->shift + i);
  load(G, mean, p->mean + i);
  EACH_VECTOR {
    const v16 value = LOAD16(x + at + 16 * j);
    v16 gradient = LOAD16(dy + at + 16 * j);
    if (relu) gradient = KEEP(value * scale[j] + shift[j] > zero, gradient);
    sum[j] += gradient;
    product[j] += gradient * (value - mean[j]);
  }
  store(G, sum, sums + i);
  store(G, product, products + i);
}

INLINE void sums_column(
    const struct ck_normalization *p, const float *x, const float *dy, size_t rows, size_t i,
    float *sums, float *products) {
  const size_t n = p->channels;
  float sum = 0.0f, product = 0.0f;
  EACH_ROW {
    if (p->relu && !(x[at] * p->scale[i] + p->shift[i] > 0.0f)) continue;
    sum += dy[at];
    product += dy[at] * (x[at] - p->mean[i]);
  }
  sums[i] = sum;
  products[i] = product;
}

CLONES void ck_normalization_sums(
    const struct ck_normalization *p, const float *x, const float *dy, size_t rows, float *sums,
    float *products) {
  if (p->relu) {
    EACH_COLUMN(
        p->channels, sums_group(G, p, x, dy, rows, i, sums, products, 1),
        sums_column(p, x, dy, rows, i, sums, products))
  } else {
    EACH_COLUMN(
        p->channels, sums_group(G, p, x, dy, rows, i, sums, products, 0),
        sums_column(p, x, dy, rows, i, sums, products))
  }
}

INLINE void gradient_group(
    const int G, const struct ck_normalization *p, const float *x, const float *dy, float *dx,
    size_t rows, size_t i, const int relu) {
  const size_t n = p->channels;
  const v16 zero = {0};
  v16 scale[4], shift[4], a[4], b[4], c[4];
  load(G, scale, p->scale + i);
  load(G, shift, p->shift + i);
  load(G, a, p->a + i);
  load(G, b, p->b + i);
  load(G, c, p->c + i);
  EACH_VECTOR {
    const v16 value = LOAD16(x + at + 16 * j);
    v16 gradient = LOAD16(dy + at + 16 * j);
    if (relu) gradient = KEEP(value * scale[j] + shift[j] > zero, gradient);
    STORE16(dx + at + 16 * j, a[j] * gradient + b[j] * value + c[j]);
  }
}

INLINE void gradient_column(
    const struct ck_normalization *p, const float *x, const float *dy, float *dx, size_t rows,
    size_t i) {
  const size_t n = p->channels;
  EACH_ROW {
    const int counts = !p->relu || x[at] * p->scale[i] + p->shift[i] > 0.0f;
    dx[at] = p->a[i] * (counts ? dy[at] : 0.0f) + p->b[i] * x[at] + p->c[i];
  }
}

CLONES void ck_normalization_gradient(
    const struct ck_normalization *p, const float *x, const float *dy, float *dx, size_t rows) {
  if (p->relu) {
    EACH_COLUMN(
        p->channels, gradient_group(G, p, x, dy, dx, rows, i, 1),
        gradient_column(p, x, dy, dx, rows, i))
  } else {
    EACH_COLUMN(
        p->channels, gradient_group(G, p, x, dy, dx, rows, i, 0),
        gradient_column(p, x, dy, dx, rows, i))
  }
}
