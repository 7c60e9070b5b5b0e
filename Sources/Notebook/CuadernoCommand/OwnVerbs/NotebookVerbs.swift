import ArgumentParser
import Cuaderno

/// A notebook that adds verbs and exports to those of every notebook.
///
/// ```swift
/// @main struct Simpsons: Notebook, NotebookVerbs {
///   static var ownVerbs: [any ParsableCommand.Type] { [DownloadCommand.self] }
///   static var ownExports: [OwnExport] { [.classNames] }
/// }
/// ```
///
/// A verb takes ``PlaceFlags`` for the output folder, or ``RunFlags`` for the results of a run, and does long work in
/// ``VerbWork/run(_:)``.
public protocol NotebookVerbs: Notebook {
  /// The verbs, as `swift-argument-parser` describes them; none by default.
  static var ownVerbs: [any ParsableCommand.Type] { get }
  /// What `export` can write beside the formats that every notebook has; nothing by default.
  static var ownExports: [OwnExport] { get }
}

extension NotebookVerbs {
  /// By default a notebook adds no verbs.
  public static var ownVerbs: [any ParsableCommand.Type] { [] }
  /// By default a notebook adds no exports.
  public static var ownExports: [OwnExport] { [] }
}
