/// A file or folder of a data set that is not used, and why.
public struct SkippedFile: Sendable, Codable, Hashable {
  /// The path within the data set's folder.
  public var path: String
  /// What is wrong, as a clause about the file, as in `it is truncated`.
  public var reason: String

  /// A file or folder with the reason.
  public init(path: String, reason: String) {
    self.path = path
    self.reason = reason
  }
}
