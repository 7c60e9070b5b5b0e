/// A picture that shows the same as another one.
public struct PictureMatch: Sendable, Codable, Hashable {
  /// The index of the other picture.
  public var index: Int
  /// The mean difference of their pixels, of 255.
  public var difference: Double

  /// A match with a picture.
  public init(index: Int, difference: Double) {
    self.index = index
    self.difference = difference
  }
}
