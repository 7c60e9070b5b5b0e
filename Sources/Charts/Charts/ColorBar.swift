/// The key of a color scale, drawn at the right of a chart.
public struct ColorBar: Sendable {
  public var scale: ColorScale
  /// The quantity, with its unit.
  public var title: String
  public var format: NumberFormat

  public init(_ scale: ColorScale, title: String = "", format: NumberFormat = .automatic) {
    self.scale = scale
    self.title = title
    self.format = format
  }
}
