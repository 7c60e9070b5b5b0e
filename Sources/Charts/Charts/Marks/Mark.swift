import Drawing

/// One layer of a chart: it declares its channels, and draws itself on the scales that are made of them.
public protocol Mark: Sendable {
  /// What the mark shows, and on which scales.
  var channels: [Channel] { get }
  /// What else the chart must know to make room for the mark; nothing by default.
  func layout(in text: ChartText) -> MarkLayout
  /// Draws the layer.
  func draw(on canvas: any Canvas, in frame: PlotFrame)
  /// Sentences about what the mark had to leave out for want of room; none by default.
  func notes(in frame: PlotFrame) -> [String]
}

extension Mark {
  /// By default a mark needs no room besides its channels.
  public func layout(in text: ChartText) -> MarkLayout { MarkLayout() }
  /// By default there is nothing to say.
  public func notes(in frame: PlotFrame) -> [String] { [] }
}

/// Marks that belong together, such as a line with its band.
public protocol MarkGroup: Sendable {
  /// The marks, the lowest first.
  var marks: [any Mark] { get }
}
