import Foundation
import Testing

/// Other packages depend on a version of Cuaderno, as they would on the one of a published repository.
@Suite struct TaggedPackageTests {
  private static let own = URL(filePath: #filePath).appending(path: "../../../..").standardized
  private static let isSoaking = ProcessInfo.processInfo.environment["SOAK"] == "1"
  private static let isRepository = FileManager.default.fileExists(
    atPath: own.appending(path: ".git").path)

  private func call(_ words: [String], in folder: String) throws -> (code: Int32, text: String) {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = words
    process.currentDirectoryURL = URL(fileURLWithPath: folder)
    let output = Pipe()
    process.standardOutput = output
    process.standardError = output
    try process.run()
    let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    return (process.terminationStatus, text)
  }

  /// The library products that the manifest declares.
  private func libraries() throws -> [String] {
    struct Manifest: Decodable {
      struct Product: Decodable {
        var name: String
        var type: [String: [String]?]
      }
      var products: [Product]
    }
    let clone = try call(["git", "show", "HEAD:Package.swift"], in: Self.own.path)
    try #require(clone.code == 0)
    let folder = NSTemporaryDirectory() + "products-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try Data(clone.text.utf8).write(to: URL(fileURLWithPath: folder + "/Package.swift"))
    let dump = try call(["swift", "package", "dump-package"], in: folder)
    let manifest = try JSONDecoder().decode(Manifest.self, from: Data(dump.text.utf8))
    return manifest.products.filter { $0.type.keys.contains("library") }.map(\.name)
  }

  @Test("A package that requires a version of each product", .enabled(if: isRepository))
  func requirement() throws {
    let folder = NSTemporaryDirectory() + "tagged-\(UUID().uuidString)"
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try FileManager.default.createDirectory(
      atPath: folder + "/user/Sources/user", withIntermediateDirectories: true)
    let clone = try call(
      ["git", "clone", "-q", "--bare", Self.own.path, folder + "/cuaderno.git"], in: folder)
    try #require(clone.code == 0, "\(clone.text)")
    let tag = try call(["git", "tag", "1.2.3"], in: folder + "/cuaderno.git")
    try #require(tag.code == 0, "\(tag.text)")

    let products = try libraries()
    #expect(Set(products).isSuperset(of: ["Cuaderno", "NeuralNetwork", "Charts", "Tables"]))
    let entries = products.map { "        .product(name: \"\($0)\", package: \"cuaderno\")," }
    let manifest = """
      // swift-tools-version: 6.2
      import PackageDescription

      let package = Package(
        name: "user",
        dependencies: [.package(url: "file://\(folder)/cuaderno.git", from: "1.0.0")],
        targets: [
          .executableTarget(
            name: "user",
            dependencies: [
      \(entries.joined(separator: "\n"))
            ])
        ])

      """
    try Data(manifest.utf8).write(to: URL(fileURLWithPath: folder + "/user/Package.swift"))
    let code = products.map { "import \($0)\n" }.joined() + "print(\"ready\")\n"
    try Data(code.utf8).write(to: URL(fileURLWithPath: folder + "/user/Sources/user/main.swift"))
    // This loads the whole graph, in which SwiftPM refuses unknown products and flags that no version may have.
    let graph = try call(["swift", "package", "show-dependencies"], in: folder + "/user")
    #expect(graph.code == 0 && graph.text.contains("1.2.3"), "\(graph.text)")
    if Self.isSoaking {
      let run = try call(["swift", "run", "user"], in: folder + "/user")
      #expect(run.code == 0 && run.text.contains("ready"), "\(run.text)")
    }
  }

  /// A starter runs as it is made, and its results stay until something that they depend on changes.
  @Test(
    "Each starter runs", .enabled(if: isRepository && isSoaking),
    arguments: [
      "blank", "csv", "images",
    ])
  func starters(_ starter: String) throws {
    let folder = NSTemporaryDirectory() + "starter-\(UUID().uuidString)"
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    _ = try call(
      ["git", "clone", "-q", "--bare", Self.own.path, folder + "/cuaderno.git"], in: folder)
    _ = try call(["git", "tag", "1.2.3"], in: folder + "/cuaderno.git")
    let new = try call(
      [
        "swift", "run", "--package-path", Self.own.path, "--scratch-path", folder + "/tool",
        "cuaderno", "new", "book", "--from", starter, "--cuaderno", "file://\(folder)/cuaderno.git",
      ], in: folder)
    try #require(new.code == 0, "\(new.text)")
    let package = folder + "/book"
    func run(_ words: String...) throws -> String {
      let answer = try call(["swift", "run", "book"] + words, in: package)
      #expect(answer.code == 0, "\(answer.text)")
      return answer.text
    }
    _ = try run("run")
    #expect(try run("status", "--exit-code").isEmpty == false)
    // A build setting that nothing but the compiler sees.
    let path = URL(fileURLWithPath: package + "/Package.swift")
    let manifest = try String(contentsOf: path, encoding: .utf8)
    try Data(
      manifest.replacing("swiftSettings: [", with: "swiftSettings: [.define(\"FAST\"),").utf8
    ).write(to: path)
    let status = try call(["swift", "run", "book", "status", "--why", "--exit-code"], in: package)
    #expect(status.code == 4 && status.text.contains("build settings"), "\(status.text)")
  }
}
