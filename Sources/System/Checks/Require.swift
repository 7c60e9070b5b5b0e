#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Traps unless `condition` holds, with a message that optimized builds keep.
///
/// `precondition` drops its message from optimized builds, so that a programmer's mistake ends in a bare trap. This check
/// writes `Module/File.swift:12: Fatal error: message` to standard error first, in every build.
///
/// - Parameters:
///   - condition: What the caller must guarantee.
///   - message: What was wrong, what was expected and what was received. It is evaluated only on failure.
@inlinable
public func require(
  _ condition: @autoclosure () -> Bool, _ message: @autoclosure () -> String,
  file: StaticString = #fileID, line: UInt = #line
) {
  if !condition() { unreachable(message(), file: file, line: line) }
}

/// Traps with a message that optimized builds keep, at a point that correct callers never reach.
///
/// - Parameter message: What was wrong, what was expected and what was received.
@inline(never)
public func unreachable(
  _ message: String, file: StaticString = #fileID, line: UInt = #line
) -> Never {
  #if !DEBUG
    // One write, so that the lines of several threads do not mix. The trap follows in any case.
    let text = "\(file):\(line): Fatal error: \(message)\n"
    _ = text.utf8.withContiguousStorageIfAvailable {
      write(STDERR_FILENO, $0.baseAddress, $0.count)
    }
  #endif
  preconditionFailure(message, file: file, line: line)
}
