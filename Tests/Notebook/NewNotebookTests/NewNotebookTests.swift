import Cuaderno
import Foundation
import Testing

/// The tool `cuaderno` is run as a person runs it.
@Suite struct NewNotebookTests {
  let folder: String

  init() throws {
    folder = NSTemporaryDirectory() + "new-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
  }

  private func remove() { try? FileManager.default.removeItem(atPath: folder) }

  private static var program: URL {
    let tests =
      (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? ""
    let beside = URL(fileURLWithPath: tests).deletingLastPathComponent()
    let build =
      FileManager.default.fileExists(atPath: beside.appending(path: "cuaderno").path)
      ? beside : URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent()
    return build.appending(path: "cuaderno")
  }

  @discardableResult
  private func call(_ arguments: String..., program: URL = program, in place: String? = nil) throws
    -> (code: Int32, output: String, errors: String)
  {
    let process = Process()
    process.executableURL = program
    process.arguments = arguments
    process.currentDirectoryURL = URL(fileURLWithPath: place ?? folder)
    let (output, errors) = (Pipe(), Pipe())
    process.standardOutput = output
    process.standardError = errors
    try process.run()
    let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    let message = String(decoding: errors.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    return (process.terminationStatus, text, message)
  }

  private func read(_ path: String) throws -> String {
    try String(contentsOfFile: "\(folder)/\(path)", encoding: .utf8)
  }

  /// The manifest as SwiftPM reads it.
  private func manifest(of place: String) throws -> String {
    let answer = try call(
      "swift", "package", "dump-package", program: URL(fileURLWithPath: "/usr/bin/env"), in: place)
    #expect(answer.code == 0, "\(answer.errors)")
    return answer.output
  }

  @Test func makesAPackage() throws {
    defer { remove() }
    let answer = try call("new", "who-is-it")
    #expect(answer.code == 0, "\(answer.errors)")
    #expect(answer.errors.contains("Run it with: cd who-is-it && swift run -c release who-is-it\n"))
    #expect(answer.errors.contains("minutes"))
    #expect(
      answer.output.split(separator: "\n").map { $0.dropFirst(folder.count + 1) } == [
        "who-is-it/Package.swift", "who-is-it/.gitignore",
        "who-is-it/notebooks/who-is-it/WhoIsItNotebook.swift",
        "who-is-it/notebooks/who-is-it/Pictures/README.md",
        "who-is-it/notebooks/who-is-it/Parameters.swift",
        "who-is-it/notebooks/who-is-it/01-beginning.swift",
      ])
    #expect(
      try read("who-is-it/notebooks/who-is-it/WhoIsItNotebook.swift").contains(
        "title = \"Who is it\""))
    let manifest = try manifest(of: folder + "/who-is-it")
    for words in ["\"Cuaderno\"", "\"NotebookPlugin\"", "\"fileSystem\""] {
      #expect(manifest.contains(words), "\(words)")
    }
  }

  @Test func addsASecondNotebookToAPackage() throws {
    defer { remove() }
    try call("new", "first")
    let answer = try call("new", "second", "--title", "Another one", in: folder + "/first")
    #expect(answer.code == 0, "\(answer.errors)")
    #expect(answer.errors.contains("Run it with: swift run -c release second\n"))
    #expect(
      try read("first/notebooks/second/SecondNotebook.swift").contains(
        "static let title = \"Another one\"")
    )
    let text = try read("first/Package.swift")
    #expect(text.components(separatedBy: ".package(name: \"Cuaderno\"").count == 2)
    let manifest = try manifest(of: folder + "/first")
    #expect(manifest.contains("\"second\"") && manifest.contains("\"first\""))
  }

  @Test func addsANotebookToAPackageThatKnowsNothingOfCuaderno() throws {
    defer { remove() }
    for (place, dependencies) in [
      ("a", ""), ("b", "dependencies: [],"), ("c", "dependencies: [.package(path: \"../a\")],"),
    ] {
      let package = "\(folder)/\(place)"
      try FileManager.default.createDirectory(atPath: package, withIntermediateDirectories: true)
      try Data(
        """
        // swift-tools-version: 6.1
        import PackageDescription
        let package = Package(
          name: "plain",
          \(dependencies)
          targets: [
            // "targets: [" in a comment.
            .target(name: "Plain", dependencies: [])
          ]
        )
        """.utf8
      ).write(to: URL(fileURLWithPath: package + "/Package.swift"))
      #expect(try call("new", "book", in: package).code == 0)
      let manifest = try manifest(of: package)
      #expect(manifest.contains("\"book\"") && manifest.contains("\"Plain\""))
      #expect(manifest.contains("\"Cuaderno\"") && manifest.contains("fileSystem"))
    }
  }

  /// Cuaderno's own manifest gets a target that names its modules directly.
  @Test func addsANotebookToCuadernoItself() throws {
    defer { remove() }
    let own = URL(filePath: #filePath).appending(path: "../../../../Package.swift").standardized
    let before = try String(contentsOf: own, encoding: .utf8)
    try Data(before.utf8).write(to: URL(fileURLWithPath: folder + "/Package.swift"))
    #expect(try call("new", "book").code == 0)
    let after = try read("Package.swift")
    #expect(
      after.contains("path: \"notebooks/book\"")
        && after.contains("plugins: [\"NotebookPlugin\"]),\n  ],"))
    #expect(!after.contains("package: \"Cuaderno\""))
    #expect(after.count > before.count)
    #expect(try call("new", "simpsons").code != 0)
  }

  @Test func takesAnAddress() throws {
    defer { remove() }
    #expect(
      try call("new", "far", "--cuaderno", "https://example.org/people/cuaderno.git").code == 0)
    let text = try read("far/Package.swift")
    #expect(
      text.contains(".package(url: \"https://example.org/people/cuaderno.git\", from: \"1.0.0\")"))
    #expect(text.contains("package: \"cuaderno\""))
    // A second notebook takes Cuaderno from where the first does.
    try call("new", "further", in: folder + "/far")
    #expect(try read("far/Package.swift").components(separatedBy: ".package(").count == 2)
    _ = try manifest(of: folder + "/far")
    #expect(try call("new", "near", "--cuaderno", "/nowhere").errors.contains("/nowhere has no"))
  }

  @Test(
    arguments: [
      "", "Upper", "1st", "a--b", "a-", "a b", "größe", "a/b", "main", "swift", "class", "self",
      "shapes", "cuaderno",
    ])
  func refusesWhatIsNoName(_ name: String) throws {
    defer { remove() }
    let answer = try call("new", name)
    #expect(answer.code != 0)
    #expect(answer.errors.contains("is not a valid notebook name"))
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder).isEmpty)
  }

  /// Two targets of one name cannot be in one build.
  @Test func refusesTheNamesOfCuadernosTargets() throws {
    defer { remove() }
    let own = URL(filePath: #filePath).appending(path: "../../../../Package.swift").standardized
    let text = try String(contentsOf: own, encoding: .utf8)
    let names = Set(text.matches(of: /name: "([a-z][a-z0-9-]*)"/).map { String($0.1) })
    #expect(names.isSuperset(of: ["simpsons", "shapes", "notebook-index"]))
    for name in names {
      #expect(try call("new", name).errors.contains("is not a valid notebook name"), "\(name)")
    }
  }

  /// The package and Cuaderno can be moved together.
  @Test func namesCuadernoByARelativePath() throws {
    defer { remove() }
    try FileManager.default.createDirectory(
      atPath: folder + "/deep/own", withIntermediateDirectories: true)
    try Data().write(to: URL(fileURLWithPath: folder + "/deep/own/Package.swift"))
    #expect(try call("new", "book", "--cuaderno", "deep/own").code == 0)
    #expect(try read("book/Package.swift").contains("path: \"../deep/own\""))
    #expect(try call("new", "near").code == 0)
    #expect(try !read("near/Package.swift").contains("path: \"/"))
  }

  @Test(
    "Every starter is formatted, and comes with what it reads",
    arguments: [
      ("blank", nil), ("csv", "data/book.csv"), ("images", "data/book/circle/01.png"),
    ])
  func starters(_ name: String, _ data: String?) throws {
    defer { remove() }
    let answer = try call("new", "book", "--from", name)
    #expect(answer.code == 0, "\(answer.errors)")
    let lint = try call(
      "swift", "format", "lint", "--strict", "--recursive", "book",
      program: URL(fileURLWithPath: "/usr/bin/env"))
    #expect(lint.code == 0, "\(lint.errors)")
    if let data {
      #expect(FileManager.default.fileExists(atPath: "\(folder)/book/\(data)"))
    }
    let contents = try read("book/notebooks/book/BookNotebook.swift")
    let cells = try FileManager.default.contentsOfDirectory(
      atPath: folder + "/book/notebooks/book"
    ).filter { $0.first?.isNumber == true }.sorted()
    #expect(
      contents.matches(of: /\n    (\w+)/).map { String($0.1) }
        == cells.map {
          String($0.dropFirst(3).dropLast(".swift".count))
        })
    _ = try manifest(of: folder + "/book")
  }

  @Test func writesOverNothing() throws {
    defer { remove() }
    #expect(try call("new", "book").code == 0)
    let before = try read("book/Package.swift")
    #expect(try call("new", "book").errors.contains("exists already"))
    #expect(try read("book/Package.swift") == before)
  }

  /// The first cell is as the verb `new` of a notebook expects it.
  @Test func cellsCanBeAddedToIt() throws {
    defer { remove() }
    try call("new", "book")
    let cells = folder + "/book/notebooks/book"
    let path = try NewCell.add(title: "And then?", to: cells)
    #expect(path == cells + "/02-and-then.swift")
    #expect(
      try read("book/notebooks/book/BookNotebook.swift").contains("    beginning\n    andThen\n"))
    #expect(throws: NewCellError.self) { try NewCell.add(title: "And then", to: cells) }
    #expect(try FileManager.default.contentsOfDirectory(atPath: cells).count == 5)
  }
}
