import Foundation
import SwiftLexer

/// The files of a new notebook.
struct NotebookTemplate {
  /// `who-is-it`
  let name: String
  let title: String
  let starter: Starter

  /// - Throws: `ProblemWithNotebook` for a name that no program and module can have.
  init(name: String, title: String?, starter: Starter) throws {
    let isPlain = name.utf8.allSatisfy {
      (97...122).contains($0) || (48...57).contains($0) || $0 == UInt8(ascii: "-")
    }
    guard isPlain, name.first?.isLetter == true, name.last != "-", !name.contains("--") else {
      throw ProblemWithNotebook(
        "\"\(name)\" is not a valid notebook name: use lowercase letters, digits and single dashes, and begin with a letter"
      )
    }
    guard !Self.isReserved(name) else {
      throw ProblemWithNotebook(
        "\"\(name)\" is not a valid notebook name: a program, a module or a keyword already has it; "
          + "choose another one")
    }
    let words = name.split(separator: "-").joined(separator: " ")
    let title = title ?? words.prefix(1).uppercased() + words.dropFirst()
    guard !title.contains(where: { $0.isNewline || $0 == "\"" || $0 == "\\" }), !title.isEmpty
    else {
      throw ProblemWithNotebook(
        "\"\(title)\" is not a valid title: use one line without quotation marks and backslashes")
    }
    self.name = name
    self.starter = starter
    self.title = title
  }

  /// Names that the compiler keeps for itself, and those of programs and modules in Cuaderno's package.
  private static func isReserved(_ name: String) -> Bool {
    Keywords.all.contains(name) || ["main", "swift", "cuaderno"].contains(name)
      || ["simpsons", "shapes", "benchmarks", "faults", "notebook-index"].contains(name)
  }

  var folder: String { "notebooks/\(name)" }

  /// `WhoIsItNotebook`: with that ending it hides no type that cells use.
  var typeName: String {
    name.split(separator: "-").map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined()
      + "Notebook"
  }

  /// Files by their paths from the package's folder.
  var files: [(path: String, content: Data)] {
    let sources = starter.sources(data: starter.dataPath(name) ?? "")
    let listing = starter.cells.map { "    \($0)\n" }.joined()
    let notebook = """
      import Cuaderno
      import CuadernoCommand

      @main struct \(typeName): Notebook {
        static let title = "\(title)"

        static var contents: Contents {
      \(listing)  }
      }

      """
    let pictures = """
      Pictures that prose shows, as in `![the plot](Pictures/plot.png)`.

      """
    return [
      ("\(folder)/\(typeName).swift", Data(notebook.utf8)),
      // The manifest leaves this folder out, so that SwiftPM does not warn about files it cannot compile.
      ("\(folder)/Pictures/README.md", Data(pictures.utf8)),
    ]
      + sources.map { ("\(folder)/\($0.name)", Data($0.text.utf8)) }
      + starter.sampleData(name)
  }
}
