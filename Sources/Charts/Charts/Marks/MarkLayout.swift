import Drawing

/// What a mark needs of the layout besides its channels.
public struct MarkLayout: Sendable {
  /// A series that is distinguished by color.
  public struct Series: Sendable, Hashable {
    /// The shape of its sign in the legend.
    public enum Symbol: Sendable, Hashable { case line, point, area }

    public var name: String
    public var symbol: Symbol

    public init(_ name: String, symbol: Symbol) {
      self.name = name
      self.symbol = symbol
    }
  }

  /// The end of a line, where the name of its series can be placed.
  public struct End: Sendable {
    public var series: String
    public var x: PlotValue
    public var y: PlotValue

    public init(series: String, x: PlotValue, y: PlotValue) {
      self.series = series
      self.x = x
      self.y = y
    }
  }

  public var series: Series?
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

  public init(series: Series? = nil, inset: Double = 0) {
    self.series = series
    self.inset = inset
  }
}
