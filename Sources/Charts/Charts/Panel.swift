/// One pair of axes with its marks.
public struct Panel: Sendable {
  /// How high the area between the axes is.
  public enum Height: Sendable {
    /// In CSS pixels.
    case fixed(Double)
    /// In relation to its width: 1 for a square, 2 for twice as wide as high.
    case aspect(Double)
    /// For each category of the vertical axis.
    case perBand(Double)
  }

  /// What this panel shows, where there are several.
  public var title: String
  /// The horizontal axis.
  public var x: Axis
  /// The vertical axis.
  public var y: Axis
  /// How high the area between the axes is.
  public var height: Height
  /// The layers, the lowest first.
  public var marks: [any Mark]

  /// Makes a panel, whose area is 220 CSS pixels high by default.
  public init(
    _ title: String = "", x: Axis = Axis(), y: Axis = Axis(), height: Height = .fixed(220),
    @MarkBuilder marks: () -> [any Mark]
  ) {
    self.title = title
    self.x = x
    self.y = y
    self.height = height
    self.marks = marks()
  }
}
