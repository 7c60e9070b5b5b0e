import Drawing

/// The legend: signs and names in rows, or in one column beside the panels.
struct LegendLayout {
  struct Item {
    var series: MarkLayout.Series
    /// The name, shortened where it is wider than the legend.
    var name: String
    /// Relative to the legend.
    var place: Point
  }

  static let signWidth = 24.0
  private static let gap = 18.0

  private(set) var items: [Item] = []
  private(set) var size = Size.zero

  /// - Parameter isColumn: Whether each name has its row.
  init(_ series: [MarkLayout.Series], width: Double, isColumn: Bool, text: ChartText) {
    let rowHeight = text.line + 3
    var (x, row) = (0.0, 0)
    for series in series {
      let name = ShortLabel.shortened(
        series.name, font: text.label, width: width - Self.signWidth)
      let needed = Self.signWidth + Typesetter.width(of: name, font: text.label)
      if x > 0, isColumn || x + needed > width {
        x = 0
        row += 1
      }
      items.append(
        Item(
          series: series, name: name, place: Point(x, rowHeight * (Double(row) + 0.5))))
      size.width = max(size.width, x + needed)
      x += needed + Self.gap
    }
    size.height = items.isEmpty ? 0 : Double(row + 1) * rowHeight
  }

  func draw(at origin: Point, _ styles: SeriesStyles, _ text: ChartText, on canvas: any Canvas) {
    for item in items {
      let place = origin + item.place
      Self.drawSign(of: item.series, at: place, styles, on: canvas)
      canvas.text(
        item.name, at: Point(place.x + Self.signWidth, place.y), font: text.label,
        baseline: .middle)
    }
  }

  private static func drawSign(
    of series: MarkLayout.Series, at place: Point, _ styles: SeriesStyles, on canvas: any Canvas
  ) {
    let (paint, ink) = (styles.paint(series.name), styles.ink(series.name))
    let middle = Point(place.x + 9, place.y)
    let marker = Path.marker(styles.marker(series.name), at: middle, radius: 3.5)
    switch series.symbol {
    case .line:
      canvas.stroke(
        Path(from: Point(place.x, place.y), to: Point(place.x + 18, place.y)), paint,
        StrokeStyle(width: 2, dash: styles.dash(series.name)))
      canvas.fill(marker, paint)
    case .point:
      canvas.fill(marker, paint)
      canvas.stroke(marker, ink, StrokeStyle(width: 0.75))
    case .area:
      let box = Rectangle(x: place.x + 4, y: place.y - 5.5, width: 11, height: 11)
      canvas.fill(Path(box), paint)
      canvas.stroke(Path(box), ink, StrokeStyle(width: 0.75))
    }
  }
}
