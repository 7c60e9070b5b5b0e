/// A size and weight of the one typeface that drawings use: DejaVu Sans, or what the system has for `sans-serif`.
public struct Font: Sendable, Hashable {
  public enum Weight: Sendable, Hashable { case regular, bold }

  /// The height of the em square in canvas units.
  public var size: Double
  public var weight: Weight

  public init(size: Double, weight: Weight = .regular) {
    self.size = size
    self.weight = weight
  }
}
