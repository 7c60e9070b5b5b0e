import Cuaderno
import Foundation
import Testing

/// The tool is run as the plugin runs it.
@Suite struct NotebookIndexTests {
  let folder: String

  init() throws {
    folder = NSTemporaryDirectory() + "index-\(UUID().uuidString)"
    try FileManager.default.createDirectory(
      atPath: folder + "/book", withIntermediateDirectories: true)
  }

  /// A notebook with two cells, one helper and one module.
  static let files = [
    "Book.swift": """
    @main struct Book: Notebook {
      static let title = "A book"
      static var contents: Contents {
        load
        draw
      }
    }
    """,
    "01-load.swift": """
    import Pictures
    let load = Cell("Load") { Album(size: edge) }
    """,
    "02-draw.swift": """
    import Charts
    //: Prose.
    let draw = Cell("Draw", load) { album in show(album.chart) }
    """,
    "Album.swift": """
    struct Album: Codable { var size: Int }
    let edge = 3
    let unused = 4
    """,
  ]

  func index(
    _ changes: [String: String?] = [:], module: String = "let a = 1", further: [String] = []
  ) throws -> (code: Int32, text: String, errors: String) {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    var files = Self.files
    for (name, text) in changes { files[name] = text }
    for (name, text) in files {
      try Data(text.utf8).write(to: URL(fileURLWithPath: "\(folder)/book/\(name)"))
    }
    let source = folder + "/Charts.swift"
    try Data(module.utf8).write(to: URL(fileURLWithPath: source))
    return try IndexTool.run(
      package: folder,
      files.keys.sorted().map { "\(folder)/book/\($0)" }
        + ["--module", "Charts", source, "--module", "Pictures"] + further)
  }

  /// What the index says about a cell.
  func entry(_ text: String, _ name: String) throws -> SourceIndex.File {
    try #require(try IndexTool.read(text).files.first { $0.name == name })
  }

  /// What the index counts for a cell among the notebook's other declarations.
  func counted(_ text: String, _ name: String) throws -> Set<String> {
    Set(try entry(text, name).declarations.keys)
  }

  @Test func namesTheDependencyThatAnImportNeeds() throws {
    let answer = try index(
      ["02-draw.swift": "import Charts\nimport Tensor\nlet draw = Cell(\"Draw\", load) { _ in }\n"],
      further: ["--offered", "Tensor", ".product(name: \"Tensor\", package: \"Cuaderno\")"])
    #expect(answer.code == 1)
    #expect(
      answer.errors == """
        \(folder)/book/02-draw.swift:2: error: the module Tensor is not among the dependencies of this target; \
        add .product(name: "Tensor", package: "Cuaderno") to them in Package.swift

        """)
  }

  @Test func countsCodeAndNotProse() throws {
    func code(_ draw: String) throws -> String {
      try entry(Self().index(["02-draw.swift": draw]).text, "02-draw.swift").code
    }
    let plain = try entry(index().text, "02-draw.swift").code
    #expect(
      try code(
        """
        import Charts  // a comment
        //: Other prose.

        let draw = Cell(
          "Draw", load
        ) {
          album in show(album.chart) }
        """) == plain)
    // A line's end before a bracket may change what code means, so this counts.
    #expect(
      try code(
        """
        import Charts
        let draw = Cell
          ("Draw", load) { album in show(album.chart) }
        """) != plain)
    #expect(
      try code("import Charts\nlet draw = Cell(\"Draw\", load) { album in show(album.cover) }")
        != plain)
  }

  /// Whatever a cell's text holds, the literal that carries it holds it unchanged.
  @Test(arguments: [
    "\"\"\"#", "\\##(1)", "\"\"\"####\n\\####(2)", "a\tb\u{7F}\u{1}\u{FEFF}é\r\n/", "//: ##\"\"\"",
    "\\##\u{301}(1)",
  ]) func carriesEveryText(_ words: String) throws {
    let cell = "let load = Cell(\"Load\") { 1 }  // \(words.replacing("\n", with: "\n// "))\n"
    let text = try index(["01-load.swift": cell]).text
    #expect(try entry(text, "01-load.swift").text == cell)
    let fence = try #require(text.split(separator: "\n").first { $0.contains("json: ") })
      .drop { $0 != "#" }.prefix { $0 == "#" }
    let body = try #require(text.split(separator: "\(fence)\"\"\"\n", maxSplits: 1).last)
    // Bytes, as the compiler sees them.
    let bytes = Data(body.utf8)
    let end = try #require(bytes.range(of: Data("\"\"\"\(fence)".utf8)))
    #expect(bytes[end.upperBound...].elementsEqual(")\n}\n".utf8))
    #expect(bytes.range(of: Data("\\\(fence)".utf8)) == nil)
    #expect(body.unicodeScalars.allSatisfy { $0.value >= 0x20 && $0 != "\u{7F}" || $0 == "\n" })
  }

  @Test func namesDeclarationsThatACellReaches() throws {
    let text = try index().text
    #expect(try counted(text, "01-load.swift") == ["Album", "edge"])
    // The type comes by the value of `load`, whose own helpers do not count.
    #expect(try counted(text, "02-draw.swift") == ["Album"])
  }

  /// An edit should run no cell for nothing: similar names do not count.
  @Test func namesExtensionsThatACellCanUse() throws {
    let text = try index([
      "Book.swift": """
      @main struct Book: Notebook {
        static let title = "A book"
        static var contents: Contents {
          load
          draw
          other
        }
      }
      """,
      "02-draw.swift": """
      let draw = Cell("Draw", load) { album in show(album.chart + album.cover) }
      """,
      "03-other.swift": """
      let other = Cell("Other") {
        let draw = Poster(text: "a")
        struct Own: Plottable { func area() -> Int { height } }
        return draw.text
      }
      """,
      "Album.swift": """
      struct Album: Codable { var size: Int; var title: String { caption(size) } }
      func caption(_ size: Int) -> String { "\\(size)" }
      let edge = 3
      struct Poster { var text: String }
      extension Poster { var chart: Int { ofPoster } }
      let ofPoster = 1
      extension Table { var chart: Int { ofTable } }
      let ofTable = 2
      typealias Book1 = Album
      extension Book1 { var cover: Int { ofAlias } }
      let ofAlias = 3
      extension Plottable { var height: Int { ofPlottable } }
      let ofPlottable = 4
      """,
    ]).text
    let (load, draw, other) = (
      try counted(text, "01-load.swift"), try counted(text, "02-draw.swift"),
      try counted(text, "03-other.swift")
    )
    // A member of the value that it reads may run in `draw`.
    #expect(draw.contains("Album") && draw.contains("caption"))
    // `album.chart` may be that of a library's type, but not that of a type that `draw` has no value of.
    #expect(draw.contains("extension Table") && draw.contains("ofTable"))
    #expect(!draw.contains { $0.contains("Poster") })
    // Values of an alias are reached by the other name.
    #expect(draw.contains("ofAlias"))
    // Within a type a member needs no point.
    #expect(other.contains("ofPlottable") && !draw.contains("ofPlottable"))
    // A variable that is called like a cell reads no cell.
    #expect(other.contains("extension Poster") && other.contains("ofPoster"))
    #expect(!other.contains("Album"))
    // What is no member in its code needs no extension.
    #expect(!load.contains { $0.hasPrefix("extension") })
  }

  /// Code reaches more than it names in plain words.
  @Test(arguments: [
    ("let a = 1; let edge = 3", "edge", "Album(size: edge)"),
    (
      "@resultBuilder\nstruct Rows { static func buildBlock(_ a: Int...) -> Int { 1 } }", "Rows",
      "f(@Rows _: () -> Int) { 1 }"
    ),
    (
      "struct Album: Codable { var size: Int }\nextension Codable { func area() -> Int { 1 } }",
      "extension Codable", "Album(size: 1)"
    ),
    ("extension Table { func callAsFunction() -> Int { 1 } }", "extension Table", "table()"),
    ("@MainActor\nlet edge = 3", "edge", "edge"),
    ("let text = \"\\(1)(\\(2)\"\nlet edge = 3", "edge", "edge"),
    ("let `edge` = 3", "edge", "`edge`"),
  ])
  func countsWhatIsUsedWithoutBeingCalledByName(
    _ helper: String, _ name: String, _ body: String
  ) throws {
    let text = try index([
      "Album.swift": helper, "01-load.swift": "let load = Cell(\"Load\") { \(body) }",
      "02-draw.swift": "let draw = Cell(\"Draw\", load) { _ in }",
    ]).text
    #expect(try counted(text, "01-load.swift").contains(name))
  }

  @Test func countsTheConditionsOfDeclarations() throws {
    func edge(_ condition: String) throws -> String? {
      let helper = "#if \(condition)\nlet edge = 3\n#else\nlet edge = 4\n#endif\nstruct Album {}"
      return try entry(Self().index(["Album.swift": helper]).text, "01-load.swift")
        .declarations["edge"]
    }
    #expect(try edge("FAST") != edge("SLOW"))
    #expect(try edge("FAST") == edge("FAST  // fast"))
  }

  /// Any text can be in a cell's file: the tool ends with an index or with messages.
  @Test(arguments: 0..<12)
  func survivesAnyText(seed: Int) throws {
    let words = [
      "let", "@a", "(", ")", "{", "}", "[", "#if", "#endif", "extension", "struct", "func", "x",
      ":",
      "= Cell(", "\n", ";", "\"", "`", "import", ",", "@main", "contents", ".", "\\(", "/*", "//:",
    ]
    let cell = (0..<80).map { words[($0 * $0 * 31 + seed * 7 + $0 * seed) % words.count] }
      .joined(separator: seed.isMultiple(of: 2) ? " " : "")
    let answer = try index(["01-load.swift": cell, "Album.swift": cell])
    #expect(answer.code == 0 || (answer.code == 1 && answer.errors.contains("error: ")))
  }

  @Test func namesTheLibrariesOfModuleMaps() throws {
    try FileManager.default.createDirectory(
      atPath: folder + "/CLib", withIntermediateDirectories: true)
    let map = folder + "/CLib/module.modulemap"
    try Data("module CLib [system] {\r\n  header \"shim.h\"\r\n\tlink \"openblas\"\r\n}\r\n".utf8)
      .write(to: URL(fileURLWithPath: map))
    let text = try index(further: ["--needs", "CLib", "--module", "CLib", map]).text
    #expect(try IndexTool.read(text).libraries == ["CLib": ["openblas"], "Pictures": ["openblas"]])
  }

  @Test func countsImportedModulesOnly() throws {
    let text = try index().text
    #expect(try entry(text, "02-draw.swift").modules == ["Charts"])
    #expect(try entry(text, "01-load.swift").modules == ["Pictures"])
    let changed = try Self().index(module: "let a = 2").text
    let comment = try Self().index(module: "let a = 1  // one").text
    #expect(try IndexTool.read(text).modules != IndexTool.read(changed).modules)
    #expect(try IndexTool.read(text).modules == IndexTool.read(comment).modules)
  }
}
