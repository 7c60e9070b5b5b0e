#pragma once

// Calls of Linux's C libraries that Swift's Glibc module leaves out, because they want _GNU_SOURCE.

/// Writes everything of the file system that holds the descriptor's file to the disk; see syncfs(2).
int syncfs(int descriptor);

/// Renames with flags; see renameat2(2).
int renameat2(int oldFolder, const char *oldPath, int newFolder, const char *newPath, unsigned int flags);

/// Lets the two names change their places, at once.
static const unsigned int renameExchange = 1 << 1;
