#include "include/pictures.h"

#include "clones.h"

CLONES void ck_bytes_to_floats(const uint8_t *x, float *y, size_t n, float scale) {
  for (size_t i = 0; i < n; i++) y[i] = (float)x[i] * scale;
}
