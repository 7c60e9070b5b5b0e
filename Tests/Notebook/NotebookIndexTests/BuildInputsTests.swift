import Cuaderno
import Foundation
import Testing

/// Everything that SwiftPM feeds the program is in the keys: an edit of any of it changes the index.
@Suite struct BuildInputsTests {
  /// A package on disk with the plan that SwiftPM writes for it.
  private struct Package {
    let folder = NSTemporaryDirectory() + "inputs-\(UUID().uuidString)"
    var files: [String: Data] = [
      "book/Book.swift": Data(
        "@main struct Book: Notebook { static var contents: Contents { load; show } }".utf8),
      "book/01-load.swift": Data(
        "import Helper\nlet load = Cell(\"Load\") { Bundle.module.url(forResource: \"a\") }".utf8),
      "book/02-show.swift": Data("import Other\nlet show = Cell(\"Show\") { 1 }".utf8),
      "book/own.txt": Data("own".utf8),
      "Helper/helper.swift": Data("let a = 1".utf8), "Helper/table.txt": Data("1".utf8),
      "Core/core.c": Data("#include \"../Shared/x.inc\"\n".utf8),
      "Core/include/core.h": Data("int a;".utf8), "Core/include/module.modulemap": Data("".utf8),
      "Shared/x.inc": Data("#include \"../Shared/y.inc\"".utf8),
      "Shared/y.inc": Data("1".utf8), "Include/deep/z.def": Data("1".utf8),
      "Other/other.swift": Data("let b = 1".utf8), "Helper/words.in": Data("words".utf8),
      "Tool/main.swift": Data("let tool = 1".utf8),
    ]
    var configuration = "debug"
    var helperFlags = ["-O", "-j2", "-num-threads", "2"]
    var clangFlags = ["-IInclude", "-O2"]
    var bookFlags = ["-Onone"]
    var linkFlags = ["-lz"]
    var hasPlan = true

    private var build: String { "\(folder)/.build/\(configuration)" }

    private func command(_ inputs: [String], _ outputs: [String], _ arguments: [String]) -> String {
      func list(_ words: [String]) -> String {
        String(decoding: (try? JSONEncoder().encode(words)) ?? Data(), as: UTF8.self)
          .replacing("\\/", with: "/")
      }
      return [
        "  \"C\":", "    tool: shell", "    inputs: \(list(inputs))",
        "    outputs: \(list(outputs))", "    description: \"a command\"",
        "    args: \(list(arguments))", "", "",
      ].joined(separator: "\n")
    }

    private var plan: String {
      let generated = "\(folder)/.build/plugins/outputs/Words.swift"
      let tool = "\(build)/words-tool"
      return [
        command(
          ["\(folder)/Tool/main.swift"], ["\(build)/Tool-tool.build/main.swift.o"],
          ["swiftc", "-module-name", "Tool"]),
        command(["\(build)/Tool-tool.build/main.swift.o"], [tool], ["swiftc", "-o", tool]),
        command([tool, "\(folder)/Helper/words.in"], [generated], [tool, generated]),
        command(
          ["\(folder)/Helper/helper.swift", generated, "\(build)/Core.build/core.c.o"],
          ["\(build)/Helper.build/helper.swift.o"],
          ["swiftc", "-module-name", "Helper", "-I\(build)/Modules"] + helperFlags),
        command(
          ["\(folder)/Core/core.c"], ["\(build)/Core.build/core.c.o"],
          ["clang", "\(folder)/Core/core.c"] + clangFlags),
        command(
          ["\(folder)/Other/other.swift"], ["\(build)/Other.build/other.swift.o"],
          ["swiftc", "-module-name", "Other"]),
        command(
          ["\(folder)/book/Book.swift", "\(folder)/index.swift"],
          ["\(build)/book.build/Book.swift.o"], ["swiftc", "-module-name", "book"] + bookFlags),
        command(
          ["\(build)/book.build/Book.swift.o"], ["\(build)/book"],
          ["swiftc", "-emit-executable", "-module-name", "book"] + linkFlags),
      ].joined()
    }

    func index() throws -> (index: SourceIndex, errors: String) {
      defer { try? FileManager.default.removeItem(atPath: folder) }
      for (name, data) in files {
        let url = URL(fileURLWithPath: "\(folder)/\(name)")
        try FileManager.default.createDirectory(
          at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
        try data.write(to: url)
      }
      let path = "\(folder)/.build/\(configuration).yaml"
      try FileManager.default.createDirectory(
        atPath: folder + "/.build/plugins/outputs", withIntermediateDirectories: true)
      if hasPlan { try Data(plan.utf8).write(to: URL(fileURLWithPath: path)) }
      func all(_ prefix: String) -> [String] {
        files.keys.filter { $0.hasPrefix(prefix) }.sorted().map { "\(folder)/\($0)" }
      }
      var words = all("book/")
      words += ["--plan", path, "--folder", "build", folder + "/.build"]
      words += ["--folder", "package", folder, "--module", "Helper", "--needs", "Core"]
      words += all("Helper/") + ["--module", "Core"] + all("Core/") + ["--module", "Other"]
      let answer = try IndexTool.run(package: folder, words + all("Other/"))
      #expect(answer.code == 0, "\(answer.errors)")
      return (try IndexTool.read(answer.text), answer.errors)
    }
  }

  /// What the keys of the first and second cell are made of.
  private func parts(_ index: SourceIndex) -> (first: [String?], second: [String?]) {
    func of(_ file: SourceIndex.File, _ module: String) -> [String?] {
      [index.settings, file.code, file.resources, index.modules[module]]
    }
    return (of(index.files[0], "Helper"), of(index.files[1], "Other"))
  }

  private func parts(_ change: (inout Package) -> Void = { _ in }) throws -> (
    first: [String?], second: [String?]
  ) {
    var package = Package()
    change(&package)
    return parts(try package.index().index)
  }

  /// The parts of the package as it is.
  private static let plain = Result { try Self().parts() }

  @Test(
    "An edit of a file that only the helper uses",
    arguments: [
      "Helper/helper.swift", "Helper/table.txt", "Helper/words.in", "Tool/main.swift",
      "Core/core.c",
      "Core/include/core.h", "Core/include/module.modulemap", "Shared/x.inc", "Shared/y.inc",
      "Include/deep/z.def",
    ])
  func edit(_ file: String) throws {
    let changed = try parts { $0.files[file, default: Data()] += Data(" + 1 \"".utf8) }
    let plain = try Self.plain.get()
    #expect(changed.first != plain.first)
    #expect(changed.second == plain.second)
  }

  @Test(
    "A new file of any extension",
    arguments: [
      "a.m", "a.mm", "a.s", "a.S", "a.cc", "a.cxx", "a.inc", "a.def", "a.hh", "a", "a.swift",
      "a.json",
    ])
  func newFile(_ name: String) throws {
    let changed = try parts { $0.files["Core/\(name)"] = Data("1".utf8) }
    #expect(changed.first != (try Self.plain.get()).first)
    #expect(changed.second == (try Self.plain.get()).second)
  }

  @Test("Every byte of a file in any encoding")
  func encodings() throws {
    func helper(_ bytes: [UInt8], _ file: String) throws -> [String?] {
      try parts { $0.files[file] = Data(bytes) }.first
    }
    for file in ["Core/core.c", "Helper/helper.swift", "Helper/table.txt"] {
      #expect(try helper([0x22, 0xE4, 0x22], file) != helper([0x22, 0xF6, 0x22], file))
    }
    #expect(
      try helper(Array("a\r\n".utf8), "Core/core.c") != helper(Array("a\n".utf8), "Core/core.c"))
    let book =
      Data([0xEF, 0xBB, 0xBF]) + Data("import Helper\nlet load = Cell(\"Load\") { 1 }".utf8)
    var package = Package()
    package.files["book/01-load.swift"] = book
    #expect(try package.index().index.files[0].modules == ["Helper"])
    package.files["book/01-load.swift"] = Data(
      "import `Helper`\r\nlet load = Cell(\"Load\") { 1 }".utf8)
    #expect(try package.index().index.files[0].modules == ["Helper"])
  }

  @Test("Comments and layout of Swift sources do not count")
  func comments() throws {
    let changed = try parts { $0.files["Helper/helper.swift"] = Data("// one\nlet  a = 1\n".utf8) }
    let plain = try Self.plain.get()
    #expect(changed.first == plain.first && changed.second == plain.second)
  }

  @Test("Flags of one module change the cells that use it")
  func moduleFlags() throws {
    let plain = try Self.plain.get()
    for flags in [["-O", "-DFAST"], ["-Onone"], ["-O", "-enable-upcoming-feature", "X"]] {
      let changed = try parts { $0.helperFlags = flags }
      #expect(changed.first != plain.first)
      #expect(changed.second == plain.second)
    }
    let changed = try parts { $0.clangFlags = ["-IInclude", "-O2", "-DFAST=1"] }
    #expect(changed.first != plain.first)
    #expect(changed.second == plain.second)
  }

  @Test("Flags of the notebook and of the linker change every cell")
  func notebookFlags() throws {
    let plain = try Self.plain.get()
    for change: (inout Package) -> Void in [
      { $0.bookFlags = ["-O"] }, { $0.bookFlags = ["-Onone", "-DFAST"] },
      { $0.linkFlags = ["-lz", "-lm"] },
    ] {
      let changed = try parts(change)
      #expect(changed.first != plain.first)
      #expect(changed.second != plain.second)
    }
  }

  @Test("Where the package is and how many jobs compile it does not count")
  func place() throws {
    let changed = try parts { $0.helperFlags = ["-O", "-j16", "-num-threads", "16"] }
    let plain = try Self.plain.get()
    #expect(changed.first == plain.first && changed.second == plain.second)
  }

  @Test("The notebook's resources count for the cells that can read them")
  func resources() throws {
    let changed = try parts { $0.files["book/own.txt"] = Data("other".utf8) }
    let plain = try Self.plain.get()
    #expect(changed.first != plain.first)
    #expect(changed.second == plain.second)
  }

  @Test("Without the plan of the build nothing is reused")
  func noPlan() throws {
    var package = Package()
    package.hasPlan = false
    let (first, errors) = try package.index()
    #expect(errors.contains("no result of an earlier build is reused"))
    #expect(try package.index().index.settings != first.settings)
  }

  @Test("The runner counts by what it needs, and by its version")
  func runner() throws {
    func digest(runner: String, core: String) throws -> String? {
      let folder = NSTemporaryDirectory() + "runner-\(UUID().uuidString)"
      try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
      defer { try? FileManager.default.removeItem(atPath: folder) }
      let texts = [
        "Book.swift": "@main struct Book: Notebook { static var contents: Contents { load } }",
        "01-load.swift": "import Cuaderno\nlet load = Cell(\"Load\") { 1 }",
        "Runner.swift": runner, "Core.swift": core,
      ]
      for (name, text) in texts {
        try Data(text.utf8).write(to: URL(fileURLWithPath: "\(folder)/\(name)"))
      }
      let answer = try IndexTool.run(
        package: folder,
        ["\(folder)/Book.swift", "\(folder)/01-load.swift", "--module", "Cuaderno", "--runner"]
          + [
            "--needs", "Core", "\(folder)/Runner.swift", "--module", "Core", "\(folder)/Core.swift",
          ])
      let index = try IndexTool.read(answer.text)
      #expect(index.files[0].modules == ["Cuaderno"])
      return index.modules["Cuaderno"]
    }
    let plain = try digest(runner: "let a = 1", core: "let b = 1")
    #expect(try digest(runner: "let a = 2", core: "let b = 1") == plain)
    #expect(try digest(runner: "let a = 1", core: "let b = 2") != plain)
  }
}
