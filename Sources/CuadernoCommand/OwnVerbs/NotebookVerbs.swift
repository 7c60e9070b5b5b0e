import ArgumentParser
import Cuaderno

/// A notebook with verbs of its own, beside those that every notebook has.
///
/// ```swift
/// @main struct Simpsons: Notebook, NotebookVerbs {
///   static var ownVerbs: [any ParsableCommand.Type] { [DownloadCommand.self] }
/// }
/// ```
///
/// A verb takes ``PlaceFlags`` for the output folder, and does long work in ``VerbWork/run(_:)``.
public protocol NotebookVerbs: Notebook {
  /// The verbs, as `swift-argument-parser` describes them.
  static var ownVerbs: [any ParsableCommand.Type] { get }
}
