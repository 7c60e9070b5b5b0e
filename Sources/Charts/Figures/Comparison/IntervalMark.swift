import Charts
import Drawing
import Metrics

/// Dots with their intervals, one for each band, moved within the band so that several series fit.
struct IntervalMark: Mark {
  var names: [String]
  var values: [Proportion?]
  var series: String
  var shift: Double

  private func channel(_ name: String?, _ value: (Proportion) -> Double) -> Channel {
    .x(values.map { .number($0.map(value) ?? .nan) }, name: name, isData: false)
  }

  var channels: [Channel] {
    [
      .y(names.map(PlotValue.category)), channel(nil, \.value),
      channel("from") { $0.interval.lowerBound }, channel("to") { $0.interval.upperBound },
    ]
  }

  func layout(in text: ChartText) -> MarkLayout {
    var layout = MarkLayout(series: .init(series, symbol: .point), inset: 7)
    layout.fillsBands = true
    return layout
  }

  func draw(on canvas: any Canvas, in frame: PlotFrame) {
    let paint = frame.paint(nil, series: series)
    for (name, value) in zip(names, values) {
      guard let value, let middle = frame.y.place(.category(name)),
        let low = frame.x.place(value.interval.lowerBound), let at = frame.x.place(value.value),
        let high = frame.x.place(value.interval.upperBound)
      else { continue }
      let y = middle + shift
      canvas.stroke(
        Path(from: Point(low, y), to: Point(high, y)), paint.opacity(0.45), StrokeStyle(width: 2))
      canvas.fill(frame.series.markerPath(series, at: Point(at, y), radius: 4), paint)
    }
  }
}
