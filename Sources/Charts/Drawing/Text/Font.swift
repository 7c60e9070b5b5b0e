/// A size and weight of the one typeface that drawings use: DejaVu Sans, or what the system has for `sans-serif`.
public struct Font: Sendable, Hashable {
  /// How heavy the letters are.
  public enum Weight: Sendable, Hashable {
    /// The weight of running text.
    case regular
    /// The weight of titles.
    case bold
  }

  /// The height of the em square in canvas units.
  public var size: Double
  /// How heavy the letters are.
  public var weight: Weight

  /// Makes a font from its size in canvas units.
  public init(size: Double, weight: Weight = .regular) {
    self.size = size
    self.weight = weight
  }
}
