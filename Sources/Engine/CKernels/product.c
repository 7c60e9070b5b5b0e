#include "include/product.h"

#if defined(__x86_64__)
#define TARGET __attribute__((target("arch=x86-64-v4"), min_vector_width(512)))
#define NAME(x) x##_v4
#define LANES 16
#define MOST_ROWS 14
#include "product_template.h"

#define TARGET __attribute__((target("arch=x86-64-v3")))
#define NAME(x) x##_v3
#define LANES 8
#define MOST_ROWS 6
#define SLAB 128
#include "product_template.h"
#endif

#define TARGET
#define NAME(x) x##_plain
#define LANES 4
#define MOST_ROWS 6
#define SLAB 128
#include "product_template.h"

int ck_multiply_by(
    int variant, const struct ck_product *p, const float *a, const float *b, float *c) {
#if defined(__x86_64__)
  if (variant == 2 && __builtin_cpu_supports("x86-64-v4")) return multiply_v4(p, a, b, c), 1;
  if (variant == 1 && __builtin_cpu_supports("x86-64-v3")) return multiply_v3(p, a, b, c), 1;
#endif
  if (variant != 0) return 0;
  multiply_plain(p, a, b, c);
  return 1;
}

void ck_multiply(const struct ck_product *p, const float *a, const float *b, float *c) {
  for (int variant = 2; variant >= 0; variant--)
    if (ck_multiply_by(variant, p, a, b, c)) return;
}
