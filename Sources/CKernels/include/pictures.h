#pragma once
#include <stddef.h>
#include <stdint.h>

/// y = x * scale for n 8-bit numbers.
void ck_bytes_to_floats(const uint8_t *x, float *y, size_t n, float scale);
