/// The one-dimensional transforms of F(4, 3), on vectors of 16 channels.
#pragma once
#include "vectors.h"

/// B' d, from six inputs to six.
INLINE void input_transform(const v16 *d, v16 *t) {
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
INLINE void input_adjoint(const v16 *v, v16 *d) {
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
INLINE void output_transform(const v16 *m, v16 *y) {
  const v16 sum = m[1] + m[2], difference = m[1] - m[2];
  const v16 far_sum = m[3] + m[4], far_difference = m[3] - m[4];
  y[0] = m[0] + sum + far_sum;
  y[1] = difference + 2.0f * far_difference;
  y[2] = sum + 4.0f * far_sum;
  y[3] = difference + 8.0f * far_difference + m[5];
}

/// A y, its adjoint.
INLINE void output_adjoint(const v16 *y, v16 *m) {
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
INLINE void kernel_transform(const v16 *g, v16 *u) {
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
INLINE void kernel_adjoint(const v16 *u, v16 *g) {
  const v16 sum = (1.0f / 6) * (u[1] + u[2]), far_sum = u[3] + u[4];
  g[0] = 0.25f * u[0] - sum + (1.0f / 24) * far_sum;
  g[1] = (1.0f / 6) * (u[2] - u[1]) + (1.0f / 12) * (u[3] - u[4]);
  g[2] = (1.0f / 6) * far_sum - sum + u[5];
}
