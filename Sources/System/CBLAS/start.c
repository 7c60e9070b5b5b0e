/// What is settled about OpenBLAS before `main`, while there are no other threads.
#include <stdlib.h>
#include <strings.h>

// These are in every OpenBLAS that has threads of its own, or picks its loops by the processor, but in no header.
extern void openblas_set_num_threads(int count) __attribute__((weak));
extern int blas_thread_shutdown_(void) __attribute__((weak));
extern char *openblas_get_corename(void) __attribute__((weak));
extern void gotoblas_dynamic_quit(void) __attribute__((weak));
extern void gotoblas_dynamic_init(void) __attribute__((weak));

/// Products are shared out by the callers, so OpenBLAS needs no threads. Those that it has started by now would look for work for a
/// while, on processors that the program needs for its own start.
static void end_threads(void) {
  if (openblas_set_num_threads) openblas_set_num_threads(1);
  if (blas_thread_shutdown_) blas_thread_shutdown_();
}

/// Lets OpenBLAS pick its loops again on a processor that is younger than it is.
///
/// It goes by model numbers, and takes an unknown one for a processor without AVX: version 0.3.21 multiplied at 30 instead of
/// 146 GFLOP/s on a fifth-generation Xeon. Here the processor is asked what it can do. What the user wants (OPENBLAS_CORETYPE) is
/// left alone.
static void pick_by_instructions(void) {
#if defined(__x86_64__)
  if (getenv("OPENBLAS_CORETYPE") || !openblas_get_corename || !gotoblas_dynamic_quit ||
      !gotoblas_dynamic_init)
    return;
  static const char *const without_avx[] = {"Prescott", "Core2",  "Penryn", "Dunnington",
                                            "Nehalem",  "Katmai", "Atom",   "Generic"};
  const char *picked = openblas_get_corename();
  int is_old = 0;
  for (size_t i = 0; i < sizeof without_avx / sizeof *without_avx; i++)
    is_old |= strcasecmp(picked, without_avx[i]) == 0;
  __builtin_cpu_init();
  const char *better = __builtin_cpu_supports("x86-64-v4")   ? "SkylakeX"
                       : __builtin_cpu_supports("x86-64-v3") ? "Haswell"
                                                             : NULL;
  if (!is_old || !better) return;
  setenv("OPENBLAS_CORETYPE", better, 1);
  gotoblas_dynamic_quit();
  gotoblas_dynamic_init();
  unsetenv("OPENBLAS_CORETYPE");
#endif
}

__attribute__((constructor)) static void start(void) {
  end_threads();
  pick_by_instructions();
}
