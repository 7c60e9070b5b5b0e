import Drawing

/// One layer of a chart: it says which values the scales must cover, and draws itself into the frame they make.
public protocol Mark: Sendable {
  /// What the scales and the legend need to know of this layer.
  var coverage: Coverage { get }
  /// Draws the layer.
  func draw(on canvas: any Canvas, in frame: PlotFrame)
}

/// What a mark demands of the scales, and tells the legend and the table of data.
public struct Coverage: Sendable {
  /// A series that is told apart by colour.
  public struct Series: Sendable, Hashable {
    /// How its sign in the legend looks.
    public enum Symbol: Sendable, Hashable { case line, point, area }

    public var name: String
    public var symbol: Symbol

    public init(_ name: String, symbol: Symbol) {
      self.name = name
      self.symbol = symbol
    }
  }

  /// The end of a line, where the name of its series may stand.
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

  /// A row of the table behind the chart.
  public struct Row: Sendable {
    public var series: String?
    public var x: PlotValue
    public var y: PlotValue
    /// What the colour shows, if it shows a number.
    public var value: Double?

    public init(series: String?, x: PlotValue, y: PlotValue, value: Double? = nil) {
      self.series = series
      self.x = x
      self.y = y
      self.value = value
    }
  }

  /// Values along either axis that must lie inside its domain.
  public var x: [PlotValue] = []
  public var y: [PlotValue] = []
  /// Whether the mark fills its domain to the edges, as pictures do, and wants no room around it.
  public var isFlush = false
  /// Room in canvas units beyond the greatest value, for text at the end of a mark.
  public var reserveX = 0.0
  public var reserveY = 0.0
  /// Room in canvas units above the area, for text that stands there.
  public var headroom = 0.0
  public var series: Series?
  public var end: End?
  public var rows: [Row] = []

  public init(x: [PlotValue] = [], y: [PlotValue] = []) {
    self.x = x
    self.y = y
  }
}
