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

  var coverage: Coverage { Coverage(x: [.number(x)], y: [.number(y)]) }

  func draw(on canvas: any Canvas, in frame: PlotFrame) {
    let place = frame.point(.number(x), .number(y))
    canvas.stroke(
      Path(center: place, radius: 6.5), frame.ink(nil, series: series), StrokeStyle(width: 1.5))
    let font = Font(size: 11)
    let width = Typesetter.width(of: label, font: font)
    let fitsRight = place.x + 6 + width <= frame.area.maxX
    let y = isPeak ? frame.area.maxY - 14 : frame.area.y + 14
    canvas.text(
      label, at: Point(fitsRight ? place.x + 6 : place.x - 6, y), font: font,
      anchor: fitsRight ? .start : .end, baseline: .middle)
  }
}
