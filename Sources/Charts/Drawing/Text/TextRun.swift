/// A line of text at a place.
public struct TextRun: Sendable, Hashable {
  /// Which part of the text is at its place, from left to right.
  public enum Anchor: Sendable, Hashable { case start, middle, end }
  /// Which part of the text is at its place, from top to bottom.
  public enum Baseline: Sendable, Hashable {
    /// The line that letters stand on.
    case alphabetic
    /// The middle of the digits and capital letters.
    case middle
    /// The top of the digits and capital letters.
    case top
  }

  public var string: String
  public var place: Point
  public var font: Font
  public var paint: Paint
  public var anchor: Anchor
  public var baseline: Baseline

  public init(
    _ string: String, at place: Point, font: Font, paint: Paint = .ink, anchor: Anchor = .start,
    baseline: Baseline = .alphabetic
  ) {
    self.string = string
    self.place = place
    self.font = font
    self.paint = paint
    self.anchor = anchor
    self.baseline = baseline
  }
}
