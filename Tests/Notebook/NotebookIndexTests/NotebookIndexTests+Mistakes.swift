import Foundation
import Testing

/// What the tool refuses or warns about, each with its place.
extension NotebookIndexTests {
  @Test(arguments: [
    (
      ["03-more.swift": "let more = Cell(\"More\") { 1 }"],
      "03-more.swift:1: error: the cell more is missing from the contents of Book"
    ),
    (
      ["03-empty.swift": "let a = 1"],
      "03-empty.swift:1: error: this file has a cell's number but declares no cell"
    ),
    (
      ["Album.swift": "let load = Cell(\"Load\") { 1 }"],
      "the file of a cell is named NN-name.swift"
    ),
    (
      ["02-draw.swift": "let draw = Cell(\"A\") { 1 }\nlet b = Cell(\"B\") { 1 }"],
      "02-draw.swift:2: error: a file holds one cell"
    ),
    (
      ["01-load.swift": "let load = Cell(\"Load\", draw) { $0 }"],
      "these cells read each other in a circle: draw (02-draw.swift) <- load (01-load.swift) <- draw (02-draw.swift)"
    ),
    (
      ["01-load.swift": "let load = Cell(\"Load\", load) { $0 }"],
      "these cells read each other in a circle: load (01-load.swift) <- load (01-load.swift)"
    ),
    (
      ["03-load.swift": "let load = Cell(\"Load\") { 1 }"],
      "03-load.swift:1: error: the name load is taken by the cell in 01-load.swift"
    ),
    (
      ["02-load.swift": "let other = Cell(\"Load\") { 1 }"],
      "the files 01-load.swift and 02-load.swift give two cells one name"
    ),
    (
      [
        "Book.swift":
          "@main struct Book: Notebook { static var contents: Contents {\ndraw\nload\n} }"
      ], "numbered before it"
    ),
    (
      [
        "Book.swift":
          "@main struct Book: Notebook { static var contents: Contents {\nload\nload\ndraw\n} }"
      ], "Book.swift:3: error: the cell load is listed twice"
    ),
    (
      [
        "Book.swift":
          "@main struct Book: Notebook { static var contents: Contents {\nload\ndraw\nhelp\n} }"
      ], "help is not a cell"
    ),
    (["Book.swift": "struct Book {}"], "no type marked @main"),
    (
      ["02-other.swift": "let other = Cell(\"Other\") { 1 }"],
      "02-other.swift:1: error: the files 02-draw.swift and 02-other.swift have one number"
    ),
    (
      ["03-typed.swift": "let typed: Cell<Int> = .init(\"Typed\") { 1 }"],
      "03-typed.swift:1: error: the cell typed is missing"
    ),
  ])
  func saysWhatIsWrongAndWhere(_ change: [String: String], _ words: String) throws {
    let answer = try index(change)
    #expect(answer.code == 1)
    #expect(answer.errors.contains(words), "\(answer.errors)")
    #expect(answer.errors.components(separatedBy: "error: ").count == 2, "\(answer.errors)")
  }

  /// What a cell reads behind the notebook's back changes no key.
  @Test(arguments: [
    ("try String(contentsOfFile: name, encoding: .utf8)", "String(contentsOfFile:)"),
    ("try Data(contentsOf: url)", "Data(contentsOf:)"),
    ("FileManager.default.contents(atPath: name)", "FileManager"),
    ("FileHandle(forReadingAtPath: name)", "FileHandle(forReadingAtPath:)"),
    ("fopen(name, mode)", "fopen"), ("URLSession.shared", "URLSession"),
    ("ProcessInfo.processInfo.environment[name]", "ProcessInfo.processInfo.environment"),
    ("getenv(name)", "getenv"), ("helper()", "Data(contentsOf:)"),
  ])
  func pointsOutWhatNoInputDeclares(_ code: String, _ name: String) throws {
    let helper = "struct Album {}\nfunc helper() { \n  _ = try? Data(contentsOf: url) }"
    let files = [
      "01-load.swift": "let load = Cell(\"Load\") {\n  \(code)\n}", "Album.swift": helper,
    ]
    let answer = try index(files)
    #expect(answer.code == 0)
    let place = code == "helper()" ? "Album.swift:3" : "01-load.swift:2"
    #expect(
      answer.errors.contains("/\(place): warning: \(name) in the cell load"), "\(answer.errors)")
    #expect(answer.errors.contains("ExternalInput."))
  }

  @Test(arguments: [
    "let load = Cell(\"Load\", table) { path in try Data(contentsOf: url) }",
    "let load = Cell(\"Load\") { list.append(contentsOf: list) }",
    "let load = Cell(\"Load\") { FileManager.default.createDirectory(atPath: name) }",
    "let load = Cell(\"Load\") { FileHandle.standardError.write(data) }",
    "let load = Cell(\"Load\", found) { _ in 1 }",
    "let load = Cell(\"Load\") { try Data(contentsOf: url)  // not an input\n }",
    "let load = Cell(\"Load\") { // Data(contentsOf: url)\n 1 }",
  ])
  func pointsOutNothingElse(_ cell: String) throws {
    let helper = """
      struct Album {}
      let table = ExternalInput.file("data.csv")
      let found = ExternalInput("found") { surroundings in find(&surroundings) }
      func find(_ surroundings: inout Surroundings) -> Bool { FileManager.default.fileExists(atPath: "") }
      func unused() { _ = getenv("A") }
      """
    let answer = try index(["01-load.swift": cell, "Album.swift": helper])
    #expect(answer.code == 0)
    #expect(!answer.errors.contains(" in the cell "), "\(answer.errors)")
  }
}
