/// How a function is compiled for several instruction sets.
#pragma once

#if defined(__x86_64__) && defined(__linux__)
/// Vectors of 512 bits are kept whole where there are registers for them; by default the compiler halves them.
#define CLONES                                                              \
  __attribute__((target_clones("arch=x86-64-v4", "arch=x86-64-v3", "default"), \
                 min_vector_width(512)))
#else
#define CLONES
#endif
#define INLINE static inline __attribute__((always_inline))
