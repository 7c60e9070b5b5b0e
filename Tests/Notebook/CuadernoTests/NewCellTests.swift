import Cuaderno
import Foundation
import Testing

@Suite struct NewCellTests {
  private let notebook = """
    @main struct Simpsons: Notebook {
      static var contents: Contents {
        load
        train
      }
      static let title = "x"
    }
    """

  private var files: [String: String] {
    [
      "Simpsons.swift": notebook, "01-load.swift": "let load = Cell(\"Load\") {}\n",
      "09-train.swift": "let train = Cell(\"Train\") {}\n",
      "Words.swift": "func list(_ x: Int) {}\n",
    ]
  }

  @Test func `A cell gets the next number, a name from its title and a line in the contents`()
    throws
  {
    let cell = try NewCell(title: "Who is it, really?", files: files)
    #expect(cell.fileName == "10-who-is-it-really.swift")
    #expect(cell.text.contains("//: ## Who is it, really?\n"))
    #expect(cell.text.contains("let whoIsItReally = Cell(\"Who is it, really?\") {"))
    #expect(cell.notebookFile == "Simpsons.swift")
    #expect(
      cell.notebookText
        == notebook.replacing("    train\n", with: "    train\n    whoIsItReally\n"))
  }

  @Test func `Contents on one line stay on one line`() throws {
    let files = ["A.swift": "static var contents: Contents { load; train }\n"]
    let cell = try NewCell(title: "Switch", files: files)
    #expect(cell.fileName == "01-switch.swift")
    #expect(cell.notebookText == "static var contents: Contents { load; train; switchCell }\n")
  }

  @Test func `No cell hides a function that cells call, or is called like a keyword`() throws {
    for title in ["Show", "Print", "Metric", "Type", "Exit", "Repeat element", "Any", "Catch"] {
      let cell = try NewCell(title: title, files: files)
      let words = title.lowercased().split(separator: " ")
      let name = ([String(words[0])] + words.dropFirst().map(\.capitalized)).joined()
      #expect(cell.text.contains("let \(name)Cell = Cell(\"\(title)\") {"))
      #expect(cell.notebookText.contains("    \(name)Cell\n"))
    }
  }

  @Test func `A name that is taken, a title without a name, and a notebook without contents`() {
    #expect(throws: NewCellError.exists(name: "train", file: "09-train.swift")) {
      try NewCell(title: "Train!", files: files)
    }
    #expect(throws: NewCellError.exists(name: "list", file: "Words.swift")) {
      try NewCell(title: "List", files: files)
    }
    for title in ["", "?!", "3 things", "a \"b\"", "a\nb"] {
      #expect(throws: NewCellError.noName(title: title)) {
        try NewCell(title: title, files: files)
      }
    }
    #expect(throws: NewCellError.noContents) { try NewCell(title: "A", files: [:]) }
  }

  /// A global named like a function would hide it from all cells.
  @Test func `No cell hides a public function of the libraries`() throws {
    let sources = URL(filePath: #filePath).appending(path: "../../../../Sources").standardized
    var functions: Set<String> = []
    for case let file as URL in try #require(
      FileManager.default.enumerator(at: sources, includingPropertiesForKeys: nil))
    where file.pathExtension == "swift" {
      let text = try String(contentsOf: file, encoding: .utf8)
      functions.formUnion(
        text.matches(of: /\npublic func ([a-z]\w*)/).map { String($0.1) })
    }
    #expect(functions.isSuperset(of: ["print", "show", "metric", "oneHot"]))
    for function in functions {
      let title = function.replacing(/[A-Z]/) { " " + $0.output.lowercased() }
      let cell = try NewCell(title: title, files: files)
      #expect(!cell.text.contains("let \(function) ="), "\(function)")
    }
  }
}
