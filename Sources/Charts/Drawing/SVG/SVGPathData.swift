/// A path as short SVG path data: relative steps on a grid, `h`, `v` and `q` where they do.
struct SVGPathData {
  private(set) var text = ""
  private let decimals: Int
  /// The pen and the start of the figure, in whole steps of the grid.
  private var x = 0
  private var y = 0
  private var startX = 0
  private var startY = 0
  private var lastCommand: Character = " "

  init(_ path: Path, decimals: Int = 1) {
    self.decimals = decimals
    append(path)
  }

  /// Continues with another path; the first step of each path is absolute.
  mutating func append(_ path: Path) {
    for element in path.elements {
      switch element {
      case .move(let point): move(to: point)
      case .line(let point): line(to: point)
      case .curve(let control1, let control2, let end): curve(to: end, control1, control2)
      case .close:
        text += "z"
        lastCommand = "z"
        (x, y) = (startX, startY)
      }
    }
  }

  private func snap(_ value: Double) -> Int { SVGNumber(value, decimals: decimals).steps }

  private mutating func move(to point: Point) {
    let (newX, newY) = (snap(point.x), snap(point.y))
    let absolute = Self.joined([newX, newY], decimals, after: "M")
    let relative = Self.joined([newX - x, newY - y], decimals, after: "m")
    text += text.isEmpty || absolute.count <= relative.count ? absolute : relative
    lastCommand = "m"
    (x, y) = (newX, newY)
    (startX, startY) = (x, y)
  }

  private mutating func line(to point: Point) {
    let (newX, newY) = (snap(point.x), snap(point.y))
    if newY == y {
      write("h", [newX - x])
    } else if newX == x {
      write("v", [newY - y])
    } else {
      write("l", [newX - x, newY - y])
    }
    (x, y) = (newX, newY)
  }

  private mutating func curve(to end: Point, _ control1: Point, _ control2: Point) {
    let start = Point(
      Double(x) / Double(snap(1)), Double(y) / Double(snap(1)))
    let (newX, newY) = (snap(end.x), snap(end.y))
    // A cubic that came from a quadratic (as TrueType outlines do) has one control point behind its two.
    let quadratic1 = (control1 * 3 - start) * 0.5
    let quadratic2 = (control2 * 3 - end) * 0.5
    let gap = quadratic1 - quadratic2
    let tolerance = 1.5 / Double(snap(1))
    if abs(gap.x) < tolerance, abs(gap.y) < tolerance {
      let control = (quadratic1 + quadratic2) * 0.5
      write("q", [snap(control.x) - x, snap(control.y) - y, newX - x, newY - y])
    } else {
      write(
        "c",
        [
          snap(control1.x) - x, snap(control1.y) - y, snap(control2.x) - x, snap(control2.y) - y,
          newX - x, newY - y,
        ])
    }
    (x, y) = (newX, newY)
  }

  private mutating func write(_ command: Character, _ steps: [Int]) {
    let repeated = command == lastCommand
    text += Self.joined(
      steps, decimals, after: repeated ? "" : String(command), continuing: repeated)
    lastCommand = command
  }

  /// Numbers after a command letter, with a blank only where two would run together.
  private static func joined(
    _ steps: [Int], _ decimals: Int, after command: String, continuing: Bool = false
  ) -> String {
    var text = command
    for (index, value) in steps.enumerated() {
      let number = SVGNumber(steps: value, decimals: decimals).text
      if index > 0 || continuing, !number.hasPrefix("-") { text += " " }
      text += number
    }
    return text
  }
}
