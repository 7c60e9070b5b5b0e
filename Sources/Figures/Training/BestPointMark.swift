import Charts
import Drawing

/// A ring about the best point of a line, with words that keep clear of the lines.
struct BestPointMark: Mark {
  var x: Double
  var y: Double
  /// Whether the best value is the highest: the words then stand below it, otherwise above.
  var isPeak: Bool
  var label: String
  var series: String

  var coverage: Coverage { Coverage(x: [.number(x)], y: [.number(y)]) }

  func draw(on canvas: any Canvas, in frame: PlotFrame) {
    let place = frame.point(.number(x), .number(y))
    canvas.stroke(
      Path(center: place, radius: 6.5), frame.ink(nil, series: series), StrokeStyle(width: 1.5))
    let font = Font(size: 11)
    let width = Typesetter.width(of: label, font: font)
    let fitsRight = place.x + 9 + width <= frame.area.maxX
    let drop = isPeak ? 26.0 : -26.0
    let y = min(max(place.y + drop, frame.area.y + 8), frame.area.maxY - 8)
    canvas.text(
      label, at: Point(fitsRight ? place.x + 9 : place.x - 9, y), font: font,
      anchor: fitsRight ? .start : .end, baseline: .middle)
  }
}
