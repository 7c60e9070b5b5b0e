/// A canvas that keeps the commands as values: for tests, and to draw the same on several canvases.
public final class RecordingCanvas: Canvas {
  public let size: Size
  /// The recorded commands, in order.
  public private(set) var commands: [DrawingCommand] = []

  /// Makes an empty recording of a canvas of that size.
  public init(size: Size) { self.size = size }

  public func draw(_ command: DrawingCommand) { commands.append(command) }

  /// Draws everything that was recorded on another canvas.
  public func replay(on canvas: some Canvas) {
    for command in commands { canvas.draw(command) }
  }
}
