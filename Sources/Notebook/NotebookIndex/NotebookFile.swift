import Foundation
import SwiftLexer

/// A Swift file of the notebook.
struct NotebookFile {
  var path: String
  var text: String
  /// The code without comments and layout.
  var code: String
  var imports: [String]
  var declarations: [Declaration]
  /// The table of contents, when this file holds the notebook's own type.
  var contents: TableOfContents?

  init(path: String) throws {
    guard let data = FileManager.default.contents(atPath: path) else {
      throw IndexError("cannot be read", path: path)
    }
    self.path = path
    text = String(decoding: data, as: UTF8.self)
    let source = SwiftSource(text)
    let scanner = DeclarationScanner(source)
    code = source.canonicalCode
    imports = scanner.imports
    declarations = scanner.declarations()
    contents = TableOfContents(scanner)
  }

  var name: String { path.split(separator: "/").last.map(String.init) ?? path }

  /// The number that the name begins with, if it is a cell's: `NN-name.swift`.
  var number: Int? {
    let digits = name.prefix { $0.isASCII && $0.isNumber }
    return name.dropFirst(digits.count).first == "-" ? Int(digits) : nil
  }

  /// The id of the cell: the name without number and suffix.
  var id: String { String(name.drop { $0.isNumber }.dropFirst().dropLast(".swift".count)) }

  var cells: [Declaration] { declarations.filter { $0.kind == .cell } }
}
