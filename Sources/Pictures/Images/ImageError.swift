/// A picture that cannot be read or written.
public struct ImageError: Error, Sendable, Equatable, CustomStringConvertible {
  /// The file, where there is one.
  public var path: String?
  /// What is wrong, as a clause about the file, as in `it is truncated`.
  public var reason: String

  /// An error for a file, or for bytes without a file.
  public init(path: String? = nil, _ reason: String) {
    self.path = path
    self.reason = reason
  }

  public var description: String { path.map { "\($0): \(reason)" } ?? reason }
}
