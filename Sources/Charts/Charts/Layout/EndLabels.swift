import Drawing

/// Names of series at the ends of their lines, moved apart where they would touch.
struct EndLabels {
  private struct Label {
    var series: String
    var end: Point
    /// The middle of the text.
    var y: Double
  }

  static let gap = 10.0
  private var labels: [Label]
  private let frame: PlotFrame

  init(_ ends: [MarkLayout.End], in frame: PlotFrame) {
    self.frame = frame
    labels = ends.compactMap { end in
      frame.point(end.x, end.y).map { Label(series: end.series, end: $0, y: $0.y) }
    }.sorted { $0.y < $1.y }
    let distance = frame.text.line
    for index in labels.indices {
      let least = index > 0 ? labels[index - 1].y + distance : frame.area.y
      labels[index].y = max(labels[index].y, least)
    }
    // What was pushed over the edge pushes back.
    for index in labels.indices.reversed() {
      let most = index + 1 < labels.count ? labels[index + 1].y - distance : frame.area.maxY
      labels[index].y = min(labels[index].y, most)
    }
  }

  func draw(on canvas: any Canvas) {
    for label in labels {
      let x = frame.area.maxX + Self.gap
      let ink = frame.series.ink(label.series)
      if abs(label.y - label.end.y) > 4 {
        canvas.stroke(
          Path([
            Point(label.end.x + 4, label.end.y), Point(x - 5, label.y), Point(x - 2, label.y),
          ]), ink.opacity(0.5), StrokeStyle(width: 0.75))
      }
      canvas.text(
        label.series, at: Point(x, label.y), font: frame.text.label, paint: ink,
        baseline: .middle)
    }
  }
}
