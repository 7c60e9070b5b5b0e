import Charts
import Drawing

/// What the text of a drawing must keep to: it is inside, and no word covers another.
struct Legibility {
  private(set) var complaints: [String] = []
  /// The texts in the order in which they are drawn.
  private(set) var texts: [String] = []

  init(_ chart: Chart) {
    let canvas = RecordingCanvas(size: chart.size)
    chart.draw(on: canvas)
    let page = Rectangle(x: 0, y: 0, width: chart.size.width, height: chart.size.height)
    let words = Self.words(canvas.commands)
    texts = words.map(\.string)
    for (index, word) in words.enumerated() {
      if !page.contains(word.bounds, tolerance: 0.5) {
        complaints.append("\(word.string) is cut: \(word.bounds)")
      }
      for other in words[..<index] where word.bounds.intersects(other.bounds) {
        complaints.append("\(word.string) covers \(other.string) at \(word.bounds)")
      }
    }
  }

  /// The texts with the upright rectangles that they take, turned ones included.
  private static func words(_ commands: [DrawingCommand]) -> [(string: String, bounds: Rectangle)] {
    var (transform, saved) = (Transform.identity, [Transform]())
    var words: [(string: String, bounds: Rectangle)] = []
    for command in commands {
      switch command {
      case .save: saved.append(transform)
      case .restore: transform = saved.popLast() ?? .identity
      case .transform(let next): transform = transform * next
      case .text(let run):
        let box = Typesetter.bounds(of: run)
        let corners = [
          Point(box.x, box.y), Point(box.maxX, box.y), Point(box.x, box.maxY),
          Point(box.maxX, box.maxY),
        ].map(transform.apply)
        let (x, y) = (corners.map(\.x), corners.map(\.y))
        let (left, top) = (x.min() ?? 0, y.min() ?? 0)
        words.append(
          (
            run.string,
            Rectangle(
              x: left, y: top, width: (x.max() ?? 0) - left, height: (y.max() ?? 0) - top)
          ))
      default: break
      }
    }
    return words
  }
}
