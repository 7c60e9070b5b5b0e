import Drawing

extension Chart {
  func draw(_ layout: ChartLayout, on canvas: any Canvas) {
    for (row, line) in layout.titleLines.enumerated() {
      canvas.text(
        line, at: Point(0, 13 + Double(row) * ChartType.titleLine), font: ChartType.title)
    }
    for item in layout.legend.items {
      let y = layout.legendTop + 8 + Double(item.row) * (ChartType.line + 3)
      Self.draw(item.series, at: Point(item.x, y), layout.styles, on: canvas)
    }
    for panel in layout.panels {
      panel.drawGrid(on: canvas)
      panel.drawMarks(on: canvas)
      panel.drawAxes(on: canvas)
      EndLabels(panel.ends, in: panel.frame).draw(on: canvas, in: panel.frame)
    }
    if let colorBar, let area = layout.colorBar {
      ColorBarLayout.draw(colorBar, in: area, right: width, on: canvas)
    }
  }

  /// A sign and a name of the legend.
  private static func draw(
    _ series: Coverage.Series, at place: Point, _ styles: SeriesStyles, on canvas: any Canvas
  ) {
    let index = styles.index(series.name)
    let middle = Point(place.x + 9, place.y)
    let marker = Path.marker(styles.marker(series.name), at: middle, radius: 3.5)
    switch series.symbol {
    case .line:
      canvas.stroke(
        Path(from: Point(place.x, place.y), to: Point(place.x + 18, place.y)), .category(index),
        StrokeStyle(width: 2, dash: styles.dash(series.name)))
      canvas.fill(marker, .category(index))
    case .point:
      canvas.fill(marker, .category(index))
      canvas.stroke(marker, .categoryInk(index), StrokeStyle(width: 0.75))
    case .area:
      let box = Rectangle(x: place.x + 4, y: place.y - 5.5, width: 11, height: 11)
      canvas.fill(Path(box), .category(index))
      canvas.stroke(Path(box), .categoryInk(index), StrokeStyle(width: 0.75))
    }
    canvas.text(
      series.name, at: Point(place.x + LegendLayout.signWidth, place.y), font: ChartType.label,
      baseline: .middle)
  }
}
