import Glibc

/// An open file, as the system numbers it.
package enum Descriptor {
  /// Writes all of `bytes`, however many calls it takes.
  /// - Returns: 0, or the system's error number.
  package static func write(_ bytes: UnsafeRawBufferPointer, to descriptor: Int32) -> Int32 {
    var rest = bytes
    while !rest.isEmpty {
      let count = Glibc.write(descriptor, rest.baseAddress, rest.count)
      if count >= 0 {
        rest = UnsafeRawBufferPointer(rebasing: rest[count...])
      } else if errno == EAGAIN {
        var entry = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
        poll(&entry, 1, -1)
      } else if errno != EINTR {
        return errno
      }
    }
    return 0
  }

  /// Writes as much of `bytes` as a reader takes without being waited for longer than `patience` milliseconds.
  ///
  /// A signal ends the wait, so that a program whose output nobody reads can still be stopped.
  /// - Returns: Whether all was written.
  static func write(
    _ bytes: UnsafeRawBufferPointer, to descriptor: Int32, patience: Int32
  ) -> Bool {
    var rest = bytes
    while !rest.isEmpty {
      var entry = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
      guard poll(&entry, 1, patience) == 1 else { return false }
      // A pipe that accepts anything accepts this much, so that the call does not block.
      let piece = UnsafeRawBufferPointer(rebasing: rest.prefix(Int(PIPE_BUF)))
      let count = Glibc.write(descriptor, piece.baseAddress, piece.count)
      guard count > 0 || errno == EINTR || errno == EAGAIN else { return false }
      rest = UnsafeRawBufferPointer(rebasing: rest[max(0, count)...])
    }
    return true
  }

  /// Opens the standard streams that the program was started without, so that no file that is opened later takes their
  /// place. Reading and writing them still fails.
  package static func reserveStandardStreams() {
    for descriptor in STDIN_FILENO...STDERR_FILENO where fcntl(descriptor, F_GETFD) == -1 {
      _ = open("/dev/null", descriptor == STDIN_FILENO ? O_WRONLY : O_RDONLY)
    }
  }
}
