import Drawing

/// The sizes of text in a chart and the distances that follow from them, in CSS pixels.
public struct ChartText: Sendable, Hashable {
  /// The size of tick labels, axis titles and annotations. Titles are larger in proportion.
  public var size: Double

  /// Makes the sizes of a chart's text, limited to the range from 4 to 60.
  /// - Parameter size: 11 by default.
  public init(size: Double = 11) { self.size = min(max(size, 4), 60) }

  private func scaled(_ length: Double) -> Double { length * size / 11 }

  /// The chart's title: bold, 14 by default.
  public var title: Font { Font(size: scaled(14), weight: .bold) }
  /// The title of a panel: bold, 12 by default.
  public var panelTitle: Font { Font(size: scaled(12), weight: .bold) }
  /// The title of an axis.
  public var axisTitle: Font { Font(size: size) }
  /// The labels of ticks.
  public var tick: Font { Font(size: size) }
  /// Names of series.
  public var label: Font { Font(size: scaled(12)) }
  /// Words and numbers among the marks.
  public var annotation: Font { Font(size: size) }

  var titleLine: Double { scaled(19) }
  /// The height of a line of text.
  public var line: Double { scaled(15) }
  var tickGap: Double { 7 }
  var columnGap: Double { 26 }
  var rowGap: Double { 18 }
}
