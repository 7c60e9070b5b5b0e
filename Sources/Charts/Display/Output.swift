/// Something that a cell shows.
///
/// The enum is exhaustive on purpose: each view (HTML, Markdown, notebook, JSON) switches over it
/// without a default, so an output kind exists in every format or the program does not compile.
public enum Output: Codable, Sendable, Equatable {
  /// Printed text.
  case text(PrintedText)
  /// Prose that code has written, in Markdown.
  case markdown(String)
  /// A sentence computed from results, which the report may quote on its first screen.
  case finding(Finding)
  /// Rows and columns.
  case table(Table)
  /// A drawing.
  case figure(Figure)
  /// Pictures in rows.
  case gallery(Gallery)
}

/// A value that knows how it looks in a report.
public protocol Displayable {
  /// What the report shows for this value.
  var output: Output { get }
}

extension Output: Displayable {
  public var output: Output { self }
}
