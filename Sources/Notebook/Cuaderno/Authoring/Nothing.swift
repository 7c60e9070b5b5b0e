/// The value of a cell that only shows.
public struct Nothing: Codable, Sendable, Hashable {
  public init() {}
}
