/// The value of a cell that only shows.
public struct Nothing: Codable, Sendable, Hashable {
  /// Makes the one value of this type.
  public init() {}
}
