/// Vectors of single-precision numbers, in the compiler's own notation.
#pragma once
#include <stdint.h>
#include <string.h>

#include "clones.h"

typedef float v16 __attribute__((vector_size(64)));
typedef int32_t i16 __attribute__((vector_size(64)));
typedef uint16_t h16 __attribute__((vector_size(32)));
typedef uint8_t b16 __attribute__((vector_size(16)));

#define LOAD16(p) (*(const struct unaligned16 *)(const void *)(p)).v
#define STORE16(p, x) ((struct unaligned16 *)(void *)(p))->v = (x)
/// x where the mask's bits are set, else 0.
#define KEEP(mask, x) (v16)((mask) & (i16)(x))

struct unaligned16 {
  v16 v;
} __attribute__((packed, aligned(4), may_alias));
struct unaligned_bytes16 {
  b16 v;
} __attribute__((packed, aligned(1), may_alias));
