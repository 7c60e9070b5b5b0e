/// Neighboring `//:` lines of a cell.
public struct Prose: Sendable, Hashable {
  /// The Markdown: the lines without `//:` and one space, joined by line ends.
  public var markdown: String
  /// The first line in the file, counted from 1.
  public var firstLine: Int
  /// The last line in the file, counted from 1.
  public var lastLine: Int

  /// Makes a piece of prose from its Markdown and its lines.
  public init(markdown: String, firstLine: Int, lastLine: Int) {
    self.markdown = markdown
    self.firstLine = firstLine
    self.lastLine = lastLine
  }
}
