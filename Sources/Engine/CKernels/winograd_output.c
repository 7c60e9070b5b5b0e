#include "include/winograd.h"
#include "winograd_transforms.h"

/// The outputs of 16 filters of a tile.
INLINE void load_outputs(const int size, const float *m, size_t stride, v16 y[6][6]) {
  const int edge = size + 2;
  v16 half[6][8], column[8], result[6];
  for (int j = 0; j < edge; j++) {
    for (int i = 0; i < edge; i++) column[i] = LOAD16(m + (size_t)(edge * i + j) * stride);
    output_transform(size, column, result);
    for (int i = 0; i < size; i++) half[i][j] = result[i];
  }
  for (int i = 0; i < size; i++) output_transform(size, half[i], y[i]);
}

/// The transformed gradient of 16 filters of a tile.
INLINE void store_gradients(const int size, const v16 dy[6][6], float *m, size_t stride) {
  const int edge = size + 2;
  v16 half[8][6], column[6], result[8];
  for (int j = 0; j < size; j++) {
    for (int i = 0; i < size; i++) column[i] = dy[i][j];
    output_adjoint(size, column, result);
    for (int i = 0; i < edge; i++) half[i][j] = result[i];
  }
  for (int i = 0; i < edge; i++) {
    output_adjoint(size, half[i], result);
    for (int j = 0; j < edge; j++)
      STORE16_AHEAD(m + (size_t)(edge * i + j) * stride, result[j]);
  }
}

INLINE int at_most(int limit, int n) { return n < limit ? n : limit; }

INLINE void output(
    const int size, const struct ck_winograd *w, const float *m, size_t stride, int first, int count,
    const float *bias, int relu, float *y) {
  const size_t filters = (size_t)w->filters, line = (size_t)w->output_width * filters;
  const v16 zero = {0};
  for (int ty = 0; ty < w->tiles_y; ty++)
    for (int tx = 0; tx < w->tiles_x; tx++, m += count) {
      const int rows = at_most(size, w->output_height - size * ty);
      const int columns = at_most(size, w->output_width - size * tx);
      float *tile = y + (size_t)(size * ty) * line + (size_t)(size * tx) * filters + first;
      for (int f = 0; f < count; f += 16) {
        v16 outputs[6][6];
        load_outputs(size, m + f, stride, outputs);
        const v16 shift = bias ? LOAD16(bias + first + f) : zero;
        for (int i = 0; i < size; i++)
          for (int j = 0; j < size; j++) {
            v16 value = outputs[i][j] + shift;
            if (relu) value = KEEP(~(value < zero), value);
            if (i < rows && j < columns)
              STORE16(tile + (size_t)i * line + (size_t)j * filters + f, value);
          }
      }
    }
}

CLONES void ck_winograd_output(
    const struct ck_winograd *w, const float *m, size_t stride, int first, int count,
    const float *bias, int relu, float *y) {
  FOR_TILE(w->tile, output(size, w, m, stride, first, count, bias, relu, y))
}

/// The largest of a 2x2 window, and which it was: 0 to 3, the first of equals.
INLINE void find_largest(const v16 y[6][6], int i, int j, v16 *value, i16 *place) {
  v16 best = y[i][j];
  i16 where = {0};
  for (int p = 1; p < 4; p++) {
    const v16 other = y[i + p / 2][j + p % 2];
    const i16 better = other > best;
    best = (v16)((better & (i16)other) | (~better & (i16)best));
    where = (better & p) | (~better & where);
  }
  *value = best;
  *place = where;
}

INLINE void output_pooled(
    const int size, const struct ck_winograd *w, const float *m, size_t stride, int first, int count,
    const float *bias, int relu, float *y, uint8_t *places) {
  const int height = w->output_height / 2, width = w->output_width / 2, windows = size / 2;
  const size_t filters = (size_t)w->filters, line = (size_t)width * filters;
  const v16 zero = {0};
  for (int ty = 0; ty < w->tiles_y; ty++)
    for (int tx = 0; tx < w->tiles_x; tx++, m += count) {
      const int rows = at_most(windows, height - windows * ty);
      const int columns = at_most(windows, width - windows * tx);
      const size_t at = (size_t)(windows * ty) * line + (size_t)(windows * tx) * filters + (size_t)first;
      for (int f = 0; f < count; f += 16) {
        v16 outputs[6][6];
        load_outputs(size, m + f, stride, outputs);
        const v16 shift = bias ? LOAD16(bias + first + f) : zero;
        for (int i = 0; i < windows; i++)
          for (int j = 0; j < windows; j++) {
            i16 place;
            v16 value;
            find_largest(outputs, 2 * i, 2 * j, &value, &place);
            value += shift;
            if (relu) {
              const i16 dead = value <= zero;
              value = KEEP(~dead, value);
              place = (dead & 4) | (~dead & place);
            }
            if (i >= rows || j >= columns) continue;
            const size_t target = at + (size_t)i * line + (size_t)j * filters + (size_t)f;
            STORE16(y + target, value);
            if (places)
              ((struct unaligned_bytes16 *)(void *)(places + target))->v =
                  __builtin_convertvector(place, b16);
          }
      }
    }
}

CLONES void ck_winograd_output_pooled(
    const struct ck_winograd *w, const float *m, size_t stride, int first, int count,
    const float *bias, int relu, float *y, uint8_t *places) {
  FOR_TILE(w->tile, output_pooled(size, w, m, stride, first, count, bias, relu, y, places))
}

/// Runs what follows for each panel's `first` filter and each tile (ty, tx), counted by `tile`.
#define EACH_PANEL_AND_TILE                                                           \
  for (size_t first = 0; first < filters; first += panels->width, m += panels->panel) \
    for (int ty = 0, tile = 0; ty < w->tiles_y; ty++)                                 \
      for (int tx = 0; tx < w->tiles_x; tx++, tile++)

INLINE void output_gradient(
    const int size, const struct ck_winograd *w, const float *dy, const float *y, int relu, const float *zeros,
    float *m, const struct ck_panels *panels) {
  const size_t filters = (size_t)w->filters, line = (size_t)w->output_width * filters;
  const v16 zero = {0};
  EACH_PANEL_AND_TILE {
    const float *gradients[6][6], *outputs[6][6];
    for (int i = 0; i < size; i++)
      for (int j = 0; j < size; j++) {
        const int is_inside = size * ty + i < w->output_height && size * tx + j < w->output_width;
        const size_t at = (size_t)(size * ty + i) * line + (size_t)(size * tx + j) * filters + first;
        gradients[i][j] = is_inside ? dy + at : zeros;
        outputs[i][j] = is_inside ? y + at : zeros;
      }
    float *target = m + (size_t)tile * panels->width;
    for (size_t f = 0; f < panels->width; f += 16) {
      v16 dm[6][6];
      for (int i = 0; i < size; i++)
        for (int j = 0; j < size; j++) {
          const v16 gradient = LOAD16(gradients[i][j] + f);
          dm[i][j] = relu ? KEEP(LOAD16(outputs[i][j] + f) > zero, gradient) : gradient;
        }
      store_gradients(size, dm, target + f, panels->stride);
    }
  }
}

CLONES void ck_winograd_output_gradient(
    const struct ck_winograd *w, const float *dy, const float *y, int relu, const float *zeros,
    float *m, const struct ck_panels *panels) {
  FOR_TILE(w->tile, output_gradient(size, w, dy, y, relu, zeros, m, panels))
}

INLINE void output_gradient_pooled(
    const int size, const struct ck_winograd *w, const float *dy, const uint8_t *places, const float *zeros,
    float *m, const struct ck_panels *panels) {
  const int height = w->output_height / 2, width = w->output_width / 2, windows = size / 2;
  const size_t filters = (size_t)w->filters, line = (size_t)width * filters;
  EACH_PANEL_AND_TILE {
    float *target = m + (size_t)tile * panels->width;
    for (size_t f = 0; f < panels->width; f += 16) {
      v16 dm[6][6];
      for (int i = 0; i < windows; i++)
        for (int j = 0; j < windows; j++) {
          const int is_inside = windows * ty + i < height && windows * tx + j < width;
          const size_t at =
              (size_t)(windows * ty + i) * line + (size_t)(windows * tx + j) * filters + first + f;
          const v16 gradient = LOAD16(is_inside ? dy + at : zeros);
          const b16 bytes =
              ((const struct unaligned_bytes16 *)(const void *)(places + (is_inside ? at : f)))->v;
          const i16 place = __builtin_convertvector(bytes, i16);
          for (int p = 0; p < 4; p++)
            dm[2 * i + p / 2][2 * j + p % 2] = KEEP(place == p, gradient);
        }
      store_gradients(size, dm, target + f, panels->stride);
    }
  }
}

CLONES void ck_winograd_output_gradient_pooled(
    const struct ck_winograd *w, const float *dy, const uint8_t *places, const float *zeros,
    float *m, const struct ck_panels *panels) {
  FOR_TILE(w->tile, output_gradient_pooled(size, w, dy, places, zeros, m, panels))
}
