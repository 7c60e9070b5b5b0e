import Foundation
import Printing

/// A file operation that failed, with the path and the system's reason.
public struct FileError: Error, Sendable, Equatable, CustomStringConvertible {
  /// What was tried, as in `cannot open`.
  public var action: String
  /// The file or folder; empty where there is none, as for a pipe.
  public var path: String
  /// The system's word for the reason, as in `No space left on device`.
  public var reason: String
  /// The system's error number.
  public var code: Int32

  /// Makes the error of a system call that failed.
  /// - Parameters:
  ///   - action: What was tried, as in `cannot open`.
  ///   - path: The file or folder; empty where there is none, as for a pipe.
  ///   - code: The system's error number; by default that of the call that just failed.
  public init(_ action: String, path: String, code: Int32 = errno) {
    self.action = action
    self.path = path
    self.code = code
    self.reason = String(cString: strerror(code))
  }

  public var description: String {
    path.isEmpty ? "\(action): \(reason)" : "\(action) \(path.printableInOneLine): \(reason)"
  }
}
