import Drawing

/// Names of series at the ends of their lines, moved apart where they would touch.
struct EndLabels {
  struct Label {
    var series: String
    var end: Point
    /// The middle of the text.
    var y: Double
  }

  static let gap = 10.0
  static let distance = 15.0
  private(set) var labels: [Label]

  init(_ ends: [Coverage.End], in frame: PlotFrame) {
    labels = ends.map {
      let end = frame.point($0.x, $0.y)
      return Label(series: $0.series, end: end, y: end.y)
    }.sorted { $0.y < $1.y }
    let top = frame.area.y
    let bottom = frame.area.maxY
    for index in labels.indices {
      let least = index > 0 ? labels[index - 1].y + Self.distance : top
      labels[index].y = max(labels[index].y, least)
    }
    // What was pushed over the edge pushes back.
    for index in labels.indices.reversed() {
      let most = index + 1 < labels.count ? labels[index + 1].y - Self.distance : bottom
      labels[index].y = min(labels[index].y, most)
    }
  }

  func draw(on canvas: any Canvas, in frame: PlotFrame) {
    for label in labels {
      let x = frame.area.maxX + Self.gap
      if abs(label.y - label.end.y) > 4 {
        canvas.stroke(
          Path([
            Point(label.end.x + 4, label.end.y), Point(x - 5, label.y), Point(x - 2, label.y),
          ]), .categoryInk(frame.series.index(label.series)).opacity(0.5), StrokeStyle(width: 0.75))
      }
      canvas.text(
        label.series, at: Point(x, label.y), font: ChartType.label,
        paint: .categoryInk(frame.series.index(label.series)), baseline: .middle)
    }
  }
}
