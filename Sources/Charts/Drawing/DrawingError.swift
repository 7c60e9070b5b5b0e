/// A drawing that could not be made, with the reason given by the underlying library.
public struct DrawingError: Error, Sendable, Equatable, CustomStringConvertible {
  /// What was tried, as in `cannot make a canvas of 64x64 pixels`.
  public var action: String
  /// The message of the library that failed.
  public var reason: String

  package init(_ action: String, reason: String) {
    self.action = action
    self.reason = reason
  }

  public var description: String { "\(action): \(reason)" }
}
