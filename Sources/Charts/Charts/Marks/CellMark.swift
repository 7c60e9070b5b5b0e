import Checks
import Drawing

/// Colored cells of a grid, as in a heat map, over categories or evenly spaced numbers.
public struct CellMark: Mark {
  /// The column of each cell.
  public var x: [PlotValue]
  /// The row of each cell.
  public var y: [PlotValue]
  /// What the color shows; a value that is not a number leaves the cell bare.
  public var values: [Double]
  /// Maps values to colors.
  public var colors: ColorScale
  /// What is written into each cell, if all labels have room; `nil` for nothing, as for a zero.
  public var labels: [String?]?
  /// `nil` takes the font of annotations.
  public var font: Font?

  /// Makes one cell for each value.
  /// - Precondition: `x`, `y`, `values` and `labels` have the same number of elements.
  public init(
    x: [some Plottable], y: [some Plottable], values: [Double], colors: ColorScale,
    labels: [String?]? = nil, font: Font? = nil
  ) {
    require(
      x.count == y.count && x.count == values.count && (labels?.count ?? x.count) == x.count,
      "each cell needs two places, a value and a label if there are any, received \(x.count) x, \(y.count) y, \(values.count) values and \(labels?.count ?? x.count) labels"
    )
    self.x = x.map(\.plotValue)
    self.y = y.map(\.plotValue)
    self.values = values
    self.colors = colors
    self.labels = labels
    self.font = font
  }

  public var channels: [Channel] {
    [.x(x), .y(y), .color(values)] + NumberSpacing.channel(.x, x) + NumberSpacing.channel(.y, y)
  }

  public func layout(in text: ChartText) -> MarkLayout {
    var layout = MarkLayout()
    layout.isFlush = true
    layout.fillsBands = true
    return layout
  }

  public func draw(on canvas: any Canvas, in frame: PlotFrame) {
    let width = frame.bandwidth(.x, of: x)
    let height = frame.bandwidth(.y, of: y)
    // A hair of the page shows between cells that are large enough for it.
    let gap = min(width, height) >= 12 ? 0.5 : 0
    for index in values.indices where values[index].isFinite {
      guard let center = frame.point(x[index], y[index]) else { continue }
      let cell = Rectangle(
        center: center, radiusX: max(width / 2 - gap, 0.5), radiusY: max(height / 2 - gap, 0.5))
      canvas.fill(Path(cell), colors.paint(values[index]))
    }
    let font = font ?? frame.text.annotation
    guard let labels, hasRoom(for: labels, width, height, font) else { return }
    for (index, label) in labels.enumerated() {
      guard let label, values[index].isFinite, let center = frame.point(x[index], y[index]) else {
        continue
      }
      canvas.text(
        label, at: center, font: font, paint: colors.textPaint(values[index]), anchor: .middle,
        baseline: .middle)
    }
  }

  private func hasRoom(
    for labels: [String?], _ width: Double, _ height: Double, _ font: Font
  ) -> Bool {
    let widest = labels.compactMap(\.self).map { Typesetter.width(of: $0, font: font) }.max() ?? 0
    return widest <= width && font.size * Typesetter.capHeight <= height
  }

  public func notes(in frame: PlotFrame) -> [String] {
    let (width, height) = (frame.bandwidth(.x, of: x), frame.bandwidth(.y, of: y))
    guard let labels, !hasRoom(for: labels, width, height, font ?? frame.text.annotation) else {
      return []
    }
    return ["The cells are too small for their numbers, which are in the data of the figure."]
  }
}
