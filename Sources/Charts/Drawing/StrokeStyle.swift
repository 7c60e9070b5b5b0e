/// How a line is drawn along a path.
public struct StrokeStyle: Sendable, Hashable {
  /// How a line ends.
  public enum Cap: Sendable, Hashable {
    /// Cut at the end point.
    case butt
    /// A half circle beyond the end point.
    case round
    /// Half the width beyond the end point.
    case square
  }
  /// How a line turns a corner.
  public enum Join: Sendable, Hashable {
    /// A sharp corner.
    case miter
    /// A rounded corner.
    case round
    /// A corner cut off.
    case bevel
  }

  /// In the units of the canvas, grown with its transform.
  public var width: Double
  /// How the line ends.
  public var cap: Cap
  /// How the line turns corners.
  public var join: Join
  /// Alternating lengths of dashes and gaps; empty for an unbroken line.
  public var dash: [Double]

  /// Makes a style, by default an unbroken line 1 unit wide.
  public init(width: Double = 1, cap: Cap = .butt, join: Join = .miter, dash: [Double] = []) {
    self.width = width
    self.cap = cap
    self.join = join
    self.dash = dash
  }
}
