/// Text that a cell printed, as one piece; it need not end at a line's end.
public struct PrintedText: Codable, Sendable, Equatable, Displayable {
  /// The descriptor that the text was written to.
  public enum Stream: String, Codable, Sendable {
    /// File descriptor 1.
    case standardOutput
    /// File descriptor 2.
    case standardError
  }

  /// The printed characters, with their line ends.
  public var text: String
  /// Where the text was printed.
  public var stream: Stream

  /// Makes printed text, on standard output by default.
  public init(_ text: String, stream: Stream = .standardOutput) {
    self.text = text
    self.stream = stream
  }

  public var output: Output { .text(self) }
}
