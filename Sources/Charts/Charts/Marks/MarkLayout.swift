import Drawing

/// What a mark needs of the layout besides its channels.
public struct MarkLayout: Sendable {
  /// A series that is distinguished by color.
  public struct Series: Sendable, Hashable {
    /// The shape of its sign in the legend.
    public enum Symbol: Sendable, Hashable {
      /// A short line, with the dash and marker of the series.
      case line
      /// The marker of the series.
      case point
      /// A filled square.
      case area
    }

    /// The name in the legend; equal names share one style.
    public var name: String
    /// The shape of the sign in the legend.
    public var symbol: Symbol

    /// Makes an entry of the legend.
    public init(_ name: String, symbol: Symbol) {
      self.name = name
      self.symbol = symbol
    }
  }

  /// The end of a line, where the name of its series can be placed.
  public struct End: Sendable {
    /// The name to place at the end of the line.
    public var series: String
    /// The horizontal place of the last point.
    public var x: PlotValue
    /// The vertical place of the last point.
    public var y: PlotValue

    /// Makes the end of a line.
    public init(series: String, x: PlotValue, y: PlotValue) {
      self.series = series
      self.x = x
      self.y = y
    }
  }

  /// The series that the legend lists; `nil` for none.
  public var series: Series?
  /// Where a line ends, so that its name can be placed there instead of in a legend.
  public var end: End?
  /// Whether the mark fills its domain to the edges, as pictures do, and needs no room around it.
  public var isFlush = false
  /// Whether names stand for bands that the mark fills, instead of for points.
  public var fillsBands = false
  /// Whether the marks of several series share a band side by side.
  public var sharesBand = false
  /// Room in canvas units at both ends of a horizontal axis of numbers, for what reaches beyond its place, such as markers.
  public var inset = 0.0
  /// Room in canvas units to the right of the greatest value, for text at the end of a mark.
  public var reserveX = 0.0
  /// Room in canvas units above the greatest value.
  public var reserveY = 0.0
  /// Room in canvas units above the area, for text.
  public var headroom = 0.0

  /// Makes a layout that needs no room by default.
  public init(series: Series? = nil, inset: Double = 0) {
    self.series = series
    self.inset = inset
  }
}
