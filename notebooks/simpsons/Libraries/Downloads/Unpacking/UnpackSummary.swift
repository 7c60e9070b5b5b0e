/// What came out of an archive.
public struct UnpackSummary: Sendable, Equatable {
  /// The number of files in each folder that a ``LayoutRule`` names as destination.
  public var files: [String: Int] = [:]
  /// The size of these files, in bytes.
  public var bytes = 0
  /// Files that no rule wants.
  public var unwanted = 0
  /// Files that were there already, with the same bytes, as in archives that hold a folder twice.
  public var repeated = 0
  /// Entries left out because another came before them that has the same name and other bytes.
  public var contradicting: [String] = []

  /// Makes the summary of an empty archive.
  public init() {}

  /// Adds what came out of another archive.
  mutating func add(_ other: UnpackSummary) {
    files.merge(other.files, uniquingKeysWith: +)
    bytes += other.bytes
    unwanted += other.unwanted
    repeated += other.repeated
    contradicting += other.contradicting
  }
}
