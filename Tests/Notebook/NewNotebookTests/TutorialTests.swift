import Foundation
import Testing

/// The code of the tutorials and of the starters compiles, step by step.
@Suite struct TutorialTests {
  private static let own = URL(filePath: #filePath).appending(path: "../../../..").standardized

  /// The folder with the products of the build that this test is part of.
  private static let build: URL = {
    let tests =
      (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? ""
    let beside = URL(fileURLWithPath: tests).deletingLastPathComponent()
    let isThere = FileManager.default.fileExists(atPath: beside.appending(path: "Modules").path)
    return isThere
      ? beside : URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent()
  }()

  private func call(_ words: [String]) throws -> (code: Int32, text: String) {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = words
    let output = Pipe()
    process.standardOutput = output
    process.standardError = output
    try process.run()
    let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    return (process.terminationStatus, text)
  }

  /// The module maps of the targets in C: those that are written, and those that SwiftPM makes.
  private func moduleMaps() throws -> [String] {
    let sources = Self.own.appending(path: "Sources")
    let written = FileManager.default.enumerator(at: sources, includingPropertiesForKeys: nil)?
      .compactMap { ($0 as? URL)?.path }.filter { $0.hasSuffix("/module.modulemap") }
    let made = try FileManager.default.contentsOfDirectory(atPath: Self.build.path)
      .filter { $0.hasSuffix(".build") && !$0.hasSuffix("-tool.build") }
      .map { Self.build.appending(path: "\($0)/module.modulemap").path }
      .filter(FileManager.default.fileExists)
    return (written ?? []) + made
  }

  /// Type-checks the files of a notebook as SwiftPM would compile them.
  private func check(_ files: [String: String]) throws {
    let folder = NSTemporaryDirectory() + "tutorial-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    var files = files
    let type = files.values.compactMap { $0.firstMatch(of: /@main struct (\w+)/)?.1 }.first
    files["SourceIndex.swift"] =
      "import Cuaderno\nextension \(type ?? "") { static let sources = SourceIndex(json: \"\") }\n"
    for (name, text) in files {
      try Data(text.utf8).write(to: URL(fileURLWithPath: "\(folder)/\(name)"))
    }
    let maps = try moduleMaps()
    let cairo = try call(["pkg-config", "--cflags", "cairo"]).text.split(separator: " ")
    var words = ["swiftc", "-typecheck", "-swift-version", "6", "-module-name", "tutorial"]
    words += ["-enable-upcoming-feature", "MemberImportVisibility"]
    words += ["-I", Self.build.appending(path: "Modules").path]
    for map in maps { words += ["-Xcc", "-fmodule-map-file=\(map)"] }
    for flag in cairo { words += ["-Xcc", flag.trimmingCharacters(in: .newlines)] }
    words += files.keys.sorted().map { "\(folder)/\($0)" }
    let answer = try call(words)
    #expect(answer.code == 0, "\(answer.text)")
    #expect(!answer.text.contains("warning: "), "\(answer.text)")
  }

  /// The code blocks of an article that begin with the name of their file, in order.
  private func steps(_ article: String) throws -> [(name: String, text: String)] {
    let path = "Sources/Notebook/Cuaderno/Cuaderno.docc/\(article).md"
    let text = try String(contentsOf: Self.own.appending(path: path), encoding: .utf8)
    return text.matches(of: /```swift\n\/\/ (\S+\.swift)\n(.*?)```/.dotMatchesNewlines()).map {
      (String($0.1), String($0.2))
    }
  }

  @Test func yourFirstNotebook() throws {
    var files: [String: String] = [:]
    let steps = try steps("YourFirstNotebook")
    #expect(steps.count == 5)
    for (index, step) in steps.enumerated() {
      files[step.name] = step.text
      // The first three files make a notebook; the fourth is in no list until the fifth comes.
      if index == 2 || index == 4 { try check(files) }
    }
  }

  /// The tutorial shows the files that `cuaderno new` writes.
  @Test func theTutorialBeginsWithTheStarter() throws {
    let folder = NSTemporaryDirectory() + "starter-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let tool = Self.build.appending(path: "cuaderno").path
    #expect(try call(["-C", folder, tool, "new", "first"]).code == 0)
    for step in try steps("YourFirstNotebook").prefix(3) {
      let made = try String(
        contentsOfFile: "\(folder)/first/notebooks/first/\(step.name)", encoding: .utf8)
      #expect(step.text == made)
    }
  }

  @Test func useYourOwnData() throws {
    var files = try Dictionary(uniqueKeysWithValues: steps("UseYourOwnData"))
    #expect(files.count == 4)
    files["Tumors.swift"] = """
      import Cuaderno
      import CuadernoCommand

      @main struct Tumors: Notebook {
        static let title = "Tumors"
        static var contents: Contents {
          load
          compare
          split
        }
      }
      """
    try check(files)
  }

  @Test(
    "Starters compile",
    arguments: [
      ("blank", []), ("csv", ["Charts", "Tables"]), ("images", ["Datasets", "Figures"]),
    ])
  func starters(_ name: String, _ modules: [String]) throws {
    // A build of some targets only has not every module.
    guard
      modules.allSatisfy({
        FileManager.default.fileExists(
          atPath: Self.build.appending(path: "Modules/\($0).swiftmodule").path)
      })
    else { return }
    let folder = NSTemporaryDirectory() + "starter-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let tool = Self.build.appending(path: "cuaderno").path
    #expect(try call(["-C", folder, tool, "new", "book", "--from", name]).code == 0)
    let notebook = folder + "/book/notebooks/book"
    var files: [String: String] = [:]
    for file in try FileManager.default.contentsOfDirectory(atPath: notebook)
    where file.hasSuffix(".swift") {
      files[file] = try String(contentsOfFile: "\(notebook)/\(file)", encoding: .utf8)
    }
    #expect(files.count > 2)
    try check(files)
  }
}
