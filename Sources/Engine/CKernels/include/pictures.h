#pragma once
#include <stddef.h>
#include <stdint.h>

/// y = x * scale for n 8-bit numbers.
void ck_bytes_to_floats(const uint8_t *x, float *y, size_t n, float scale);
/// y[i] = sum over `rows` rows (at least 1) of n 8-bit numbers each of shares[row] * x[row][i].
void ck_weigh_rows(const uint8_t *x, const float *shares, size_t rows, size_t n, float *y);
