import Charts
import Drawing
import Metrics

/// Bars over intervals of a number axis.
struct HistogramMark: Mark {
  var edges: [ClosedRange<Double>]
  var counts: [Int]

  init(_ calibration: Calibration) {
    edges = calibration.bins.map { $0.low...$0.high }
    counts = calibration.bins.map(\.count)
  }

  var coverage: Coverage {
    Coverage(
      x: edges.flatMap { [.number($0.lowerBound), .number($0.upperBound)] },
      y: [.number(0)] + counts.map { .number(Double($0)) })
  }

  func draw(on canvas: any Canvas, in frame: PlotFrame) {
    let zero = frame.y.position(0)
    for (edge, count) in zip(edges, counts) where count > 0 {
      let left = frame.x.position(edge.lowerBound) + 0.5
      let right = frame.x.position(edge.upperBound) - 0.5
      let top = frame.y.position(Double(count))
      canvas.fill(
        Path(Rectangle(x: left, y: top, width: right - left, height: zero - top)),
        Paint.muted.opacity(0.55))
    }
  }
}
