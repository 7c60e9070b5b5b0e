import Drawing

/// Coloured cells of a grid, as in a heat map.
public struct CellMark: Mark {
  public var x: [PlotValue]
  public var y: [PlotValue]
  /// What the colour shows; a value that is not a number leaves the cell bare.
  public var values: [Double]
  public var colors: ColorScale
  /// What is written into each cell; `nil` for nothing, as for a zero.
  public var labels: [String?]?
  public var font: Font

  public init(
    x: [some Plottable], y: [some Plottable], values: [Double], colors: ColorScale,
    labels: [String?]? = nil, font: Font = Font(size: 11)
  ) {
    precondition(
      x.count == y.count && x.count == values.count && (labels?.count ?? x.count) == x.count,
      "each cell needs its two places, its value, and its label if there are any")
    self.x = x.map(\.plotValue)
    self.y = y.map(\.plotValue)
    self.values = values
    self.colors = colors
    self.labels = labels
    self.font = font
  }

  public var coverage: Coverage {
    var coverage = Coverage(x: x, y: y)
    coverage.isFlush = true
    coverage.rows = values.indices.map {
      Coverage.Row(series: nil, x: x[$0], y: y[$0], value: values[$0])
    }
    return coverage
  }

  public func draw(on canvas: any Canvas, in frame: PlotFrame) {
    let width = frame.x.bandwidth
    let height = frame.y.bandwidth
    // A hair of the page shows between cells that are large enough for it.
    let gap = min(width, height) >= 12 ? 0.5 : 0
    for index in values.indices where values[index].isFinite {
      let center = frame.point(x[index], y[index])
      let cell = Rectangle(center: center, radiusX: width / 2 - gap, radiusY: height / 2 - gap)
      canvas.fill(Path(cell), colors.paint(values[index]))
    }
    guard let labels else { return }
    for (index, label) in labels.enumerated() {
      guard let label, values[index].isFinite else { continue }
      canvas.text(
        label, at: frame.point(x[index], y[index]), font: font,
        paint: colors.textPaint(values[index]), anchor: .middle, baseline: .middle)
    }
  }
}
