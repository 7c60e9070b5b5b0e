@preconcurrency import Glibc

extension Worker {
  /// Makes standard output leave the process line by line, so that a crash loses nothing.
  static func flushEachLine() { setvbuf(stdout, nil, _IOLBF, 0) }
}
