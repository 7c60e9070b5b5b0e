/// Loops that BLAS lacks, in C because they profit from several instruction sets: each is compiled for baseline
/// x86-64, AVX2 and AVX-512 and the best variant is chosen when the program is loaded. On other processors there is one.
///
/// Pictures are rows of pixels of channels (NHWC, channels innermost), kernels [height, width, input, output]. Sizes are
/// in elements, not bytes. No function keeps a pointer, and none checks its arguments: the callers state the bounds.
#pragma once
#include <stddef.h>
#include <stdint.h>

#include "activations.h"
#include "convolution.h"
#include "depthwise.h"
#include "normalization.h"
#include "optimizers.h"
#include "pictures.h"
#include "pooling.h"
#include "product.h"
#include "reference.h"
#include "winograd.h"
