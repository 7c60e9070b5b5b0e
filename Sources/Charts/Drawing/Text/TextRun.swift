/// A line of text at a place.
public struct TextRun: Sendable, Hashable {
  /// Which part of the text is at its place, from left to right.
  public enum Anchor: Sendable, Hashable {
    /// The left end of the text.
    case start
    /// The middle of the text.
    case middle
    /// The right end of the text.
    case end
  }
  /// Which part of the text is at its place, from top to bottom.
  public enum Baseline: Sendable, Hashable {
    /// The line that letters stand on.
    case alphabetic
    /// The middle of the digits and capital letters.
    case middle
    /// The top of the digits and capital letters.
    case top
  }

  /// The text, drawn on one line.
  public var string: String
  /// The point to which ``anchor`` and ``baseline`` refer.
  public var place: Point
  /// The size and weight of the letters.
  public var font: Font
  /// The color of the letters.
  public var paint: Paint
  /// Which part of the text is at its place, from left to right.
  public var anchor: Anchor
  /// Which part of the text is at its place, from top to bottom.
  public var baseline: Baseline

  /// Makes a line of text that by default starts at `place`, on its baseline.
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
