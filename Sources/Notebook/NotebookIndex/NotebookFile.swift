import Foundation
import SwiftLexer

/// A Swift file of the notebook.
struct NotebookFile {
  var path: String
  var fileName: CellFileName
  var text: String
  /// The digest of the code, in which comments and layout do not count.
  var code: String
  /// The modules that it imports, with the lines.
  var imports: [(name: String, line: Int)]
  var declarations: [Declaration]
  /// The table of contents, when this file holds the notebook's own type.
  var contents: TableOfContents?

  init(path: String) throws {
    guard let data = FileManager.default.contents(atPath: path) else {
      throw IndexError("cannot be read", path: path)
    }
    self.path = path
    fileName = CellFileName(path)
    text = String(decoding: data, as: UTF8.self)
    let source = SwiftSource(text)
    let scanner = DeclarationScanner(source)
    code = FileContents.digest(of: data, isSwift: true)
    imports = scanner.imports
    declarations = scanner.declarations()
    contents = TableOfContents(scanner)
  }

  var name: String { fileName.text }
  var number: Int? { fileName.number }
  var id: String { fileName.id }

  var cells: [Declaration] { declarations.filter { $0.kind == .cell } }
}
