/// A notebook: the table of contents of a folder of cells, and the program that runs them.
///
/// ```swift
/// @main struct Simpsons: Notebook {
///   static let title = "Convolutional neural networks: who is in the picture?"
///   static var contents: Contents {
///     load
///     normalize
///     train
///   }
/// }
/// ```
public protocol Notebook {
  /// The title of the report.
  static var title: String { get }
  /// The cells in their order, which must agree with the numbers of their files.
  @ContentsBuilder static var contents: Contents { get }
  /// The sources from which the program was built; written by `NotebookPlugin`.
  static var sources: SourceIndex { get }
  /// Facts that the report shows among the details of the run, such as measurements made elsewhere, by names like `Speed`.
  /// None by default.
  static var facts: KeyValuePairs<String, String> { get }
}

extension Notebook {
  /// By default the report shows no further facts.
  public static var facts: KeyValuePairs<String, String> { [:] }
}

/// The cells of a notebook in their order.
public struct Contents: Sendable {
  package let cells: [CellNode]
}

/// Collects the cells that the body of ``Notebook/contents`` lists.
@resultBuilder public enum ContentsBuilder {
  /// Takes one cell of any value.
  public static func buildExpression<Value>(_ cell: Cell<Value>) -> [Contents] {
    [Contents(cells: [cell.node])]
  }

  /// Joins the cells in the order in which they are listed.
  public static func buildBlock(_ parts: [Contents]...) -> [Contents] { parts.flatMap { $0 } }

  /// Makes the notebook's contents of all listed cells.
  public static func buildFinalResult(_ parts: [Contents]) -> Contents {
    Contents(cells: parts.flatMap(\.cells))
  }
}
