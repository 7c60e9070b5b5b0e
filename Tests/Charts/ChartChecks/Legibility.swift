import Charts
import Drawing

/// What the text of a drawing must keep to: it lies inside and no word covers another.
package struct Legibility {
  package private(set) var complaints: [String] = []

  package init(_ chart: Chart) {
    let canvas = RecordingCanvas(size: chart.size)
    chart.draw(on: canvas)
    let page = Rectangle(x: 0, y: 0, width: chart.size.width, height: chart.size.height)
    let texts = canvas.commands.compactMap { command -> (String, Rectangle)? in
      guard case .text(let run) = command else { return nil }
      return (run.string, Typesetter.bounds(of: run))
    }
    for (index, (string, bounds)) in texts.enumerated() {
      if !page.contains(bounds, tolerance: 0.5) { complaints.append("\(string) is cut: \(bounds)") }
      for (other, place) in texts[..<index] where bounds.intersects(place) {
        complaints.append("\(string) covers \(other) at \(bounds)")
      }
    }
  }
}
