/// How a line is drawn along a path.
public struct StrokeStyle: Sendable, Hashable {
  /// How a line ends.
  public enum Cap: Sendable, Hashable { case butt, round, square }
  /// How a line turns a corner.
  public enum Join: Sendable, Hashable { case miter, round, bevel }

  /// In the units of the canvas, grown with its transform.
  public var width: Double
  public var cap: Cap
  public var join: Join
  /// Lengths of dashes and gaps in turn; empty for an unbroken line.
  public var dash: [Double]

  public init(width: Double = 1, cap: Cap = .butt, join: Join = .miter, dash: [Double] = []) {
    self.width = width
    self.cap = cap
    self.join = join
    self.dash = dash
  }
}
