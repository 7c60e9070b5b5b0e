#pragma once

#include <signal.h>
#include <sys/prctl.h>
#include <unistd.h>

// Calls of Linux's C libraries that Swift's Glibc module leaves out, because they want _GNU_SOURCE.

/// Writes everything of the file system that holds the descriptor's file to the disk; see syncfs(2).
int syncfs(int descriptor);

/// Renames with flags; see renameat2(2).
int renameat2(int oldFolder, const char *oldPath, int newFolder, const char *newPath, unsigned int flags);

/// Lets the two names change their places, at once.
static const unsigned int renameExchange = 1 << 1;

/// Makes a copy of this process; see fork(2). Swift's Glibc module hides it, because a program with several threads must not go on in
/// the copy. The caller has one thread.
static inline pid_t forkProcess(void) { return fork(); }

/// Ends this process with the thread that forked it; see PR_SET_PDEATHSIG in prctl(2).
static inline int endWithParent(void) { return prctl(PR_SET_PDEATHSIG, SIGKILL); }

/// The level of the processor's instructions for which the kernels are compiled.
static inline const char *processorLevel(void) {
#if defined(__x86_64__)
  __builtin_cpu_init();
  if (__builtin_cpu_supports("x86-64-v4")) return "x86-64-v4";
  if (__builtin_cpu_supports("x86-64-v3")) return "x86-64-v3";
  return "x86-64";
#else
  return "another processor";
#endif
}
