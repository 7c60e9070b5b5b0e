/// One step of a drawing.
public enum DrawingCommand: Sendable, Hashable {
  /// Remembers transform and clip until the matching ``restore``.
  case save
  case restore
  /// Maps what follows, before the transform that is already there.
  case transform(Transform)
  /// Confines what follows to the inside of the path.
  case clip(Path)
  /// Fills by the nonzero winding rule.
  case fill(Path, Paint)
  case stroke(Path, Paint, StrokeStyle)
  case text(TextRun)
  /// Stretches the picture over the rectangle, smoothly or with crisp pixels.
  case image(PixelImage, Rectangle, smooth: Bool)
}
