/// A picture that was found again.
public struct PictureMatch: Sendable, Codable, Hashable {
  /// The place of the other picture.
  public var index: Int
  /// The mean difference of their pixels, of 255.
  public var difference: Double

  public init(index: Int, difference: Double) {
    self.index = index
    self.difference = difference
  }
}
