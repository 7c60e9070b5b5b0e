/// The key of a color scale, drawn at the right of a chart.
public struct ColorBar: Sendable {
  /// The colors and the numbers that they stand for.
  public var scale: ColorScale
  /// The quantity, with its unit.
  public var title: String
  /// How the numbers beside the bar are written.
  public var format: NumberFormat

  /// Makes the key of a color scale.
  public init(_ scale: ColorScale, title: String = "", format: NumberFormat = .automatic) {
    self.scale = scale
    self.title = title
    self.format = format
  }
}
