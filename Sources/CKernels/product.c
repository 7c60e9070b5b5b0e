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
#include "product_template.h"
#endif

#define TARGET
#define NAME(x) x##_plain
#define LANES 4
#define MOST_ROWS 6
#include "product_template.h"

void ck_multiply(const struct ck_product *p, const float *a, const float *b, float *c) {
#if defined(__x86_64__)
  if (__builtin_cpu_supports("x86-64-v4")) multiply_v4(p, a, b, c);
  else if (__builtin_cpu_supports("x86-64-v3")) multiply_v3(p, a, b, c);
  else multiply_plain(p, a, b, c);
#else
  multiply_plain(p, a, b, c);
#endif
}
