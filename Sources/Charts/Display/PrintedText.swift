/// Text that a cell printed, as one piece; it need not end at a line's end.
public struct PrintedText: Codable, Sendable, Equatable, Displayable {
  /// The descriptor that the text was written to.
  public enum Stream: String, Codable, Sendable {
    case standardOutput
    case standardError
  }

  public var text: String
  public var stream: Stream

  public init(_ text: String, stream: Stream = .standardOutput) {
    self.text = text
    self.stream = stream
  }

  public var output: Output { .text(self) }
}
