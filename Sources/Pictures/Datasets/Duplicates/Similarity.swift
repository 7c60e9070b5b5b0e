/// When two pictures are considered the same.
public struct Similarity: Sendable, Codable, Hashable {
  /// How many of the 64 bits of the perceptual hashes may differ.
  public var largestHashDistance: Int
  /// How much the pixels may differ on average, of 255, when both pictures are shrunk to 16x16.
  public var largestDifference: Double

  /// A similarity with the given limits.
  public init(largestHashDistance: Int, largestDifference: Double) {
    self.largestHashDistance = largestHashDistance
    self.largestDifference = largestDifference
  }

  /// The same picture in another size or compression. Copies usually differ by less than 4, and other pictures of the
  /// same scene by more than 6.
  public static let copies = Similarity(largestHashDistance: 10, largestDifference: 6)

  /// Copies, and neighboring frames of the same scene.
  public static let nearDuplicates = Similarity(largestHashDistance: 14, largestDifference: 16)
}
