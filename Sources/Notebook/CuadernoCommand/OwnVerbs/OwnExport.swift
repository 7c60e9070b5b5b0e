import Cuaderno

/// A format that a notebook adds to `export`, made from the stored values of its cells.
///
/// ```swift
/// extension OwnExport {
///   static let classNames = OwnExport(
///     "class-names", help: "The class names as text, one per line.", fileName: "class-names.txt"
///   ) { results, path in
///     let names = try results.value(of: load).training.classNames
///     try AtomicFile.write(Data(names.joined(separator: "\n").utf8), to: path)
///   }
/// }
/// ```
public struct OwnExport: Sendable {
  /// Writes the file at `path`, or throws one clear message.
  public typealias Writer = @Sendable (_ results: StoredResults, _ path: String) throws -> Void

  /// The flag without its dashes.
  public let name: String
  /// One sentence for `--help`.
  public let help: String
  /// What the file beside the run's report is called, unless a path is given.
  public let fileName: String
  let write: Writer

  /// Makes a format that `export --NAME` writes.
  public init(_ name: String, help: String, fileName: String, write: @escaping Writer) {
    self.name = name
    self.help = help
    self.fileName = fileName
    self.write = write
  }
}

extension Notebook {
  /// The exports that this notebook adds.
  static var addedExports: [OwnExport] { (Self.self as? any NotebookVerbs.Type)?.ownExports ?? [] }
}
