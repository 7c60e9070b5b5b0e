import Charts
import Drawing
import Metrics

/// Dots with their intervals, one to a band, moved within the band so that several series fit.
struct IntervalMark: Mark {
  var names: [String]
  var values: [Proportion?]
  var series: String
  var shift: Double

  var coverage: Coverage {
    var coverage = Coverage(
      x: values.compactMap(\.self).flatMap {
        [.number($0.interval.lowerBound), .number($0.interval.upperBound)]
      }, y: names.map(PlotValue.category))
    coverage.series = Coverage.Series(series, symbol: .point)
    return coverage
  }

  func draw(on canvas: any Canvas, in frame: PlotFrame) {
    let paint = frame.paint(nil, series: series)
    for (name, value) in zip(names, values) {
      guard let value else { continue }
      let y = frame.y.position(.category(name)) + shift
      let interval = value.interval
      canvas.stroke(
        Path(
          from: Point(frame.x.position(interval.lowerBound), y),
          to: Point(frame.x.position(interval.upperBound), y)), paint.opacity(0.45),
        StrokeStyle(width: 2))
      let place = Point(frame.x.position(value.value), y)
      let dot = frame.series.markerPath(series, at: place, radius: 4)
      canvas.fill(dot, paint)
    }
  }
}
