import Charts
import Drawing

/// A ring about the best point of a line, with words at the foot or the head of the panel, clear of the lines.
struct BestPointMark: Mark {
  var x: Double
  var y: Double
  /// Whether the best value is the highest: lines then leave room at the foot, otherwise at the head.
  var isPeak: Bool
  var label: String
  var series: String

  var channels: [Channel] { [.x([.number(x)], isData: false), .y([.number(y)], isData: false)] }

  func layout(in text: ChartText) -> MarkLayout { MarkLayout(inset: 7) }

  func draw(on canvas: any Canvas, in frame: PlotFrame) {
    guard let place = frame.point(.number(x), .number(y)) else { return }
    canvas.stroke(
      Path(center: place, radius: 6.5), frame.ink(nil, series: series), StrokeStyle(width: 1.5))
    let font = frame.text.annotation
    let width = Typesetter.width(of: label, font: font)
    let start =
      place.x + 6 + width <= frame.area.maxX
      ? place.x + 6 : max(place.x - 6 - width, frame.area.x)
    let y = isPeak ? frame.area.maxY - 14 : frame.area.y + 14
    canvas.text(label, at: Point(start, y), font: font, baseline: .middle)
  }
}
