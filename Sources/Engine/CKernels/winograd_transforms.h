/// The one-dimensional transforms of F(4, 3) and F(6, 3), on vectors of 16 channels, with the points 0, 1, -1, 2, -2 (1/2, -1/2).
///
/// `size` is the number of outputs, 4 or 6, and a constant once these are inlined; there are two more inputs than outputs.
#pragma once
#include "vectors.h"

/// Stores into one of the 36 or 64 arrays of a transform, and calls for the place that is written there after the next ones: so
/// many streams are more than the processor itself foresees.
#define STORE16_AHEAD(p, x)               \
  do {                                    \
    float *const place = (p);             \
    STORE16(place, x);                    \
    __builtin_prefetch(place + 64, 1, 2); \
  } while (0)

/// B' d, from six inputs to six.
INLINE void input_transform_4(const v16 *d, v16 *t) {
  const v16 a = d[4] - 4.0f * d[2], b = d[3] - 4.0f * d[1];
  const v16 c = d[4] - d[2], e = 2.0f * (d[3] - d[1]);
  t[0] = 4.0f * d[0] - 5.0f * d[2] + d[4];
  t[1] = a + b;
  t[2] = a - b;
  t[3] = c + e;
  t[4] = c - e;
  t[5] = 4.0f * d[1] - 5.0f * d[3] + d[5];
}

/// B v, its adjoint.
INLINE void input_adjoint_4(const v16 *v, v16 *d) {
  const v16 sum = v[1] + v[2], difference = v[1] - v[2];
  const v16 far_sum = v[3] + v[4], far_difference = 2.0f * (v[3] - v[4]);
  d[0] = 4.0f * v[0];
  d[1] = 4.0f * (v[5] - difference) - far_difference;
  d[2] = -5.0f * v[0] - 4.0f * sum - far_sum;
  d[3] = difference + far_difference - 5.0f * v[5];
  d[4] = v[0] + sum + far_sum;
  d[5] = v[5];
}

/// A' m, from six products to four outputs.
INLINE void output_transform_4(const v16 *m, v16 *y) {
  const v16 sum = m[1] + m[2], difference = m[1] - m[2];
  const v16 far_sum = m[3] + m[4], far_difference = m[3] - m[4];
  y[0] = m[0] + sum + far_sum;
  y[1] = difference + 2.0f * far_difference;
  y[2] = sum + 4.0f * far_sum;
  y[3] = difference + 8.0f * far_difference + m[5];
}

/// A y, its adjoint.
INLINE void output_adjoint_4(const v16 *y, v16 *m) {
  const v16 even = y[0] + y[2], odd = y[1] + y[3];
  const v16 far_even = y[0] + 4.0f * y[2], far_odd = 2.0f * y[1] + 8.0f * y[3];
  m[0] = y[0];
  m[1] = even + odd;
  m[2] = even - odd;
  m[3] = far_even + far_odd;
  m[4] = far_even - far_odd;
  m[5] = y[3];
}

/// G g, from three taps to six.
INLINE void kernel_transform_4(const v16 *g, v16 *u) {
  const v16 even = g[0] + g[2], far_even = (1.0f / 24) * g[0] + (1.0f / 6) * g[2];
  const v16 middle = (1.0f / 12) * g[1];
  u[0] = 0.25f * g[0];
  u[1] = (-1.0f / 6) * (even + g[1]);
  u[2] = (-1.0f / 6) * (even - g[1]);
  u[3] = far_even + middle;
  u[4] = far_even - middle;
  u[5] = g[2];
}

/// G' u, its adjoint.
INLINE void kernel_adjoint_4(const v16 *u, v16 *g) {
  const v16 sum = (1.0f / 6) * (u[1] + u[2]), far_sum = u[3] + u[4];
  g[0] = 0.25f * u[0] - sum + (1.0f / 24) * far_sum;
  g[1] = (1.0f / 6) * (u[2] - u[1]) + (1.0f / 12) * (u[3] - u[4]);
  g[2] = (1.0f / 6) * far_sum - sum + u[5];
}

INLINE void input_transform_6(const v16 *d, v16 *t) {
  const v16 a = d[2] + d[6] - 4.25f * d[4], b = d[1] + d[5] - 4.25f * d[3];
  const v16 c = 0.25f * d[2] - 1.25f * d[4] + d[6], e = 0.5f * d[1] - 2.5f * d[3] + 2.0f * d[5];
  const v16 f = 4.0f * d[2] - 5.0f * d[4] + d[6], g = 2.0f * d[1] - 2.5f * d[3] + 0.5f * d[5];
  t[0] = d[0] - d[6] + 5.25f * (d[4] - d[2]);
  t[1] = a + b;
  t[2] = a - b;
  t[3] = c + e;
  t[4] = c - e;
  t[5] = f + g;
  t[6] = f - g;
  t[7] = d[7] - d[1] + 5.25f * (d[3] - d[5]);
}

INLINE void input_adjoint_6(const v16 *v, v16 *d) {
  const v16 sum = v[1] + v[2], difference = v[1] - v[2];
  const v16 far_sum = v[3] + v[4], far_difference = v[3] - v[4];
  const v16 near_sum = v[5] + v[6], near_difference = v[5] - v[6];
  d[0] = v[0];
  d[1] = difference + 0.5f * far_difference + 2.0f * near_difference - v[7];
  d[2] = sum + 0.25f * far_sum + 4.0f * near_sum - 5.25f * v[0];
  d[3] = 5.25f * v[7] - 4.25f * difference - 2.5f * (far_difference + near_difference);
  d[4] = 5.25f * v[0] - 4.25f * sum - 1.25f * far_sum - 5.0f * near_sum;
  d[5] = difference + 2.0f * far_difference + 0.5f * near_difference - 5.25f * v[7];
  d[6] = sum + far_sum + near_sum - v[0];
  d[7] = v[7];
}

INLINE void output_transform_6(const v16 *m, v16 *y) {
  const v16 sum = m[1] + m[2], difference = m[1] - m[2];
  const v16 far_sum = m[3] + m[4], far_difference = m[3] - m[4];
  const v16 near_sum = m[5] + m[6], near_difference = m[5] - m[6];
  y[0] = m[0] + sum + far_sum + near_sum;
  y[1] = difference + 2.0f * far_difference + 0.5f * near_difference;
  y[2] = sum + 4.0f * far_sum + 0.25f * near_sum;
  y[3] = difference + 8.0f * far_difference + 0.125f * near_difference;
  y[4] = sum + 16.0f * far_sum + 0.0625f * near_sum;
  y[5] = difference + 32.0f * far_difference + 0.03125f * near_difference + m[7];
}

INLINE void output_adjoint_6(const v16 *y, v16 *m) {
  const v16 even = y[0] + y[2] + y[4], odd = y[1] + y[3] + y[5];
  const v16 far_even = y[0] + 4.0f * y[2] + 16.0f * y[4];
  const v16 far_odd = 2.0f * y[1] + 8.0f * y[3] + 32.0f * y[5];
  const v16 near_even = y[0] + 0.25f * y[2] + 0.0625f * y[4];
  const v16 near_odd = 0.5f * y[1] + 0.125f * y[3] + 0.03125f * y[5];
  m[0] = y[0];
  m[1] = even + odd;
  m[2] = even - odd;
  m[3] = far_even + far_odd;
  m[4] = far_even - far_odd;
  m[5] = near_even + near_odd;
  m[6] = near_even - near_odd;
  m[7] = y[5];
}

INLINE void kernel_transform_6(const v16 *g, v16 *u) {
  const v16 even = g[0] + g[2];
  const v16 far_even = (1.0f / 90) * g[0] + (2.0f / 45) * g[2], far_odd = (1.0f / 45) * g[1];
  const v16 near_even = (32.0f / 45) * g[0] + (8.0f / 45) * g[2], near_odd = (16.0f / 45) * g[1];
  u[0] = g[0];
  u[1] = (-2.0f / 9) * (even + g[1]);
  u[2] = (-2.0f / 9) * (even - g[1]);
  u[3] = far_even + far_odd;
  u[4] = far_even - far_odd;
  u[5] = near_even + near_odd;
  u[6] = near_even - near_odd;
  u[7] = g[2];
}

INLINE void kernel_adjoint_6(const v16 *u, v16 *g) {
  const v16 sum = (-2.0f / 9) * (u[1] + u[2]), far_sum = u[3] + u[4], near_sum = u[5] + u[6];
  g[0] = u[0] + sum + (1.0f / 90) * far_sum + (32.0f / 45) * near_sum;
  g[1] = (2.0f / 9) * (u[2] - u[1]) + (1.0f / 45) * (u[3] - u[4]) + (16.0f / 45) * (u[5] - u[6]);
  g[2] = sum + (2.0f / 45) * far_sum + (8.0f / 45) * near_sum + u[7];
}

#define BY_TILE(name)                                                  \
  INLINE void name(const int size, const v16 *from, v16 *to) {         \
    if (size == 6) name##_6(from, to);                                 \
    else name##_4(from, to);                                           \
  }
BY_TILE(input_transform)
BY_TILE(input_adjoint)
BY_TILE(output_transform)
BY_TILE(output_adjoint)
BY_TILE(kernel_transform)
BY_TILE(kernel_adjoint)
#undef BY_TILE

/// Makes `call`, in which `size` is a constant to the compiler: 6 for tiles of 6x6, else 4.
#define FOR_TILE(tile, call) \
  if ((tile) == 6) {         \
    const int size = 6;      \
    call;                    \
  } else {                   \
    const int size = 4;      \
    call;                    \
  }
