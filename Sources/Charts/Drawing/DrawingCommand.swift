/// One step of a drawing.
public enum DrawingCommand: Sendable, Hashable {
  /// Remembers transform and clip until the matching ``restore``.
  case save
  /// Returns to the transform and clip of the matching ``save``.
  case restore
  /// Maps what follows, before the transform that is already there.
  case transform(Transform)
  /// Confines what follows to the inside of the path.
  case clip(Path)
  /// Fills by the nonzero winding rule.
  case fill(Path, Paint)
  /// Draws a line along the path.
  case stroke(Path, Paint, StrokeStyle)
  /// Writes one line of text.
  case text(TextRun)
  /// Stretches the picture over the rectangle, smoothly or with crisp pixels.
  case image(PixelImage, Rectangle, smooth: Bool)
}
