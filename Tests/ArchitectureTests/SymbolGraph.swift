import Foundation

/// The public symbols of a built module, as the compiler lists them for documentation.
struct SymbolGraph: Decodable {
  struct Symbol: Decodable {
    struct Identifier: Decodable { var precise: String }
    struct Comment: Decodable {
      struct Line: Decodable { var text: String }
      var lines: [Line]
    }
    struct Location: Decodable {
      struct Position: Decodable { var line: Int }
      var uri: String
      var position: Position
    }

    struct Kind: Decodable { var identifier: String }

    var kind: Kind
    var identifier: Identifier
    var pathComponents: [String]
    var docComment: Comment?
    /// `nil` for what the compiler wrote itself, such as `init(from:)`.
    var location: Location?

    /// Whether someone wrote it: not the compiler, and not another module.
    var isDeclared: Bool {
      location != nil && kind.identifier != "swift.extension"
        && !identifier.precise.contains("::SYNTHESIZED::")
    }

    /// The first line of the comment; `nil` when it begins with a list of parameters or errors.
    var summary: String? {
      let lines = docComment?.lines.lazy.map { $0.text.trimmingCharacters(in: .whitespaces) }
      return lines?.first { !$0.isEmpty }.flatMap { $0.hasPrefix("- ") ? nil : $0 }
    }

    /// As in `Sources/Charts/Charts/Chart.swift:20: Chart.legend`.
    var description: String {
      let package = Manifest.package.absoluteString
      let file = location?.uri.replacingOccurrences(of: package, with: "") ?? ""
      return
        "\(file):\((location?.position.line ?? -1) + 1): \(pathComponents.joined(separator: "."))"
    }
  }

  var symbols: [Symbol]

  /// The folder that this test was built into.
  private static let build: URL = {
    let program =
      (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? ""
    let beside = URL(fileURLWithPath: program).deletingLastPathComponent()
    return FileManager.default.fileExists(atPath: beside.appending(path: "Modules").path)
      ? beside : URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent()
  }()

  /// The arguments by which the compiler finds the C modules that others import.
  private static let headers: [String] = {
    let maps = FileManager.default.subpaths(atPath: build.path) ?? []
    let generated = maps.filter { $0.hasSuffix(".build/module.modulemap") }
      .flatMap { ["-Xcc", "-fmodule-map-file=\(build.path)/\($0)"] }
    let sources = Manifest.package.appending(path: "Sources/System").path
    let written = (FileManager.default.subpaths(atPath: sources) ?? [])
      .filter { $0.hasSuffix("module.modulemap") }
      .flatMap { ["-I", "\(sources)/\($0.dropLast("/module.modulemap".count))"] }
    let flags = (try? Command.run("pkg-config", ["--cflags", "pangocairo"])) ?? ""
    return generated + written
      + flags.split(whereSeparator: \.isWhitespace).flatMap { ["-Xcc", String($0)] }
  }()

  /// Whether the module is part of this build.
  static func isBuilt(_ module: String) -> Bool {
    FileManager.default.fileExists(atPath: build.path + "/Modules/\(module).swiftmodule")
  }

  /// Writes the graphs of a module, and of its extensions of other modules' types, into a new folder for `body`.
  ///
  /// - Parameters:
  ///   - module: The module's name.
  ///   - options: Further options of the program that extracts the graphs.
  ///   - body: Reads the graphs.
  static func withGraphs<Result>(
    of module: String, options: [String] = [], _ body: (URL) throws -> Result
  ) throws -> Result {
    let folder = FileManager.default.temporaryDirectory.appending(path: "symbols-\(UUID())")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    _ = try Command.run(
      "swift-symbolgraph-extract",
      ["-module-name", module, "-I", build.path + "/Modules", "-target", target]
        + ["-output-dir", folder.path, "-minimum-access-level", "public"]
        + ["-skip-synthesized-members", "-emit-extension-block-symbols"] + options + headers)
    return try body(folder)
  }

  /// The symbols that a module declares. What a protocol demands is documented there.
  static func symbols(of module: String) throws -> [Symbol] {
    try withGraphs(of: module, options: ["-skip-protocol-implementations"]) { folder in
      try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
        .flatMap { try JSONDecoder().decode(SymbolGraph.self, from: Data(contentsOf: $0)).symbols }
        .filter(\.isDeclared)
    }
  }

  /// As in `x86_64-unknown-linux-gnu`, the name of the folder around the build's.
  private static var target: String {
    build.resolvingSymlinksInPath().deletingLastPathComponent().lastPathComponent
  }
}
