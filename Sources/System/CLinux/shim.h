#pragma once

#include <signal.h>
#include <stdbool.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <unistd.h>

// Calls of Linux's C libraries that Swift's Glibc module leaves out, because they want _GNU_SOURCE.

/// Writes everything of the file system that holds the descriptor's file to the disk; see syncfs(2).
int syncfs(int descriptor);

/// Renames with flags; see renameat2(2).
int renameat2(int oldFolder, const char *oldPath, int newFolder, const char *newPath, unsigned int flags);

/// Lets the two names change their places, at once.
static const unsigned int renameExchange = 1 << 1;

/// Makes a copy of this process; see fork(2). Swift's Glibc module hides it, because in
/// the copy there is only the calling thread.
static inline pid_t forkProcess(void) { return fork(); }

/// Closes all descriptors from the first to the last; see close_range(2).
int close_range(unsigned int first, unsigned int last, int flags);
static inline int closeDescriptors(unsigned int first, unsigned int last, int flags) { return close_range(first, last, flags); }

/// Ends this process with the thread that forked it; see PR_SET_PDEATHSIG in prctl(2).
static inline int endWithParent(void) { return prctl(PR_SET_PDEATHSIG, SIGKILL); }

/// The calling thread, as the system numbers it; see gettid(2).
static inline pid_t threadNumber(void) { return (pid_t)syscall(SYS_gettid); }

/// Whether a thread in this system call waits for work or for another thread, as those of pools do; see syscalls(2).
static inline bool waitsForOthers(long call) {
  switch (call) {
  case SYS_futex: case SYS_epoll_pwait: case SYS_ppoll: case SYS_pselect6: case SYS_rt_sigtimedwait:
#if defined(__x86_64__)
  case SYS_epoll_wait: case SYS_poll: case SYS_select:
#endif
    return true;
  default: return false;
  }
}

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
