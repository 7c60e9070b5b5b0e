/// A data set that cannot be used as it is.
public struct DatasetError: Error, Sendable, Equatable, CustomStringConvertible {
  /// The folder or file that is to blame.
  public var path: String
  /// What is wrong, as a clause about the path, as in `there is no such folder`.
  public var reason: String
  /// What the reader can do about it, as a sentence.
  public var advice: String

  /// An error about a folder or file.
  public init(path: String, _ reason: String, advice: String) {
    self.path = path
    self.reason = reason
    self.advice = advice
  }

  public var description: String { "\(path): \(reason). \(advice)" }
}
