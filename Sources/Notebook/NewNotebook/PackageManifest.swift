import Foundation
import SwiftLexer

/// The text of a `Package.swift`.
struct PackageManifest {
  private var text: String

  init(_ text: String) { self.text = text }

  /// The manifest of a new package with one notebook.
  static func new(_ notebook: NotebookTemplate, from source: CuadernoSource) -> String {
    """
    // swift-tools-version: 6.2
    import PackageDescription

    let package = Package(
      name: "\(notebook.name)",
      dependencies: [
        \(source.dependency)
      ],
      targets: [
    \(target(notebook, package: source.package).dropLast())
      ],
      swiftLanguageModes: [.v6]
    )

    """
  }

  /// The manifest with one more target, and with Cuaderno among its dependencies.
  /// - Throws: `ProblemWithNotebook` when the manifest has no plain list of targets, or one of the notebook's name.
  func adding(_ notebook: NotebookTemplate, from source: CuadernoSource) throws -> String {
    guard !text.contains("\"\(notebook.name)\"") else {
      throw ProblemWithNotebook(
        "Package.swift already has something named \"\(notebook.name)\"; choose another name")
    }
    // Cuaderno's own package names its targets directly; another may have Cuaderno already, by any name.
    let isOwn = text.contains("name: \"CuadernoCommand\"")
    let target = Self.target(notebook, package: isOwn ? nil : knownPackage ?? source.package)
    guard let targets = list("targets") else {
      throw ProblemWithNotebook(
        "Package.swift has no list `targets: [`; add this target by hand:\n\(target)")
    }
    var result = self
    result.append(target, to: targets)
    if isOwn || knownPackage != nil { return result.text }
    if let dependencies = list("dependencies"), dependencies.begin < targets.begin {
      result.append("    \(source.dependency)", to: dependencies)
    } else {
      result.insert("dependencies: [\n    \(source.dependency)\n  ],\n  ", at: targets.label)
    }
    return result.text
  }

  /// What the manifest calls Cuaderno's package, if another target uses its plugin.
  private var knownPackage: String? {
    let mark = ".plugin(name: \"NotebookPlugin\", package: \""
    guard let range = text.range(of: mark) else { return nil }
    return String(text[range.upperBound...].prefix { $0 != "\"" })
  }

  /// - Parameter package: What the manifest calls Cuaderno's package; `nil` inside of it.
  private static func target(_ notebook: NotebookTemplate, package: String?) -> String {
    let modules =
      package.map { package in
        notebook.starter.products.map { ".product(name: \"\($0)\", package: \"\(package)\")" }
      } ?? (["CuadernoCommand"] + notebook.starter.products).map { "\"\($0)\"" }
    let plugin =
      package.map { ".plugin(name: \"NotebookPlugin\", package: \"\($0)\")" }
      ?? "\"NotebookPlugin\""
    return """
          .executableTarget(
            name: "\(notebook.name)",
            dependencies: [
              \(modules.joined(separator: ",\n        "))\(modules.count > 1 ? "," : "")
            ],
            path: "\(notebook.folder)",
            exclude: ["Pictures"],
            // Cells only call libraries, which are optimized; they themselves compile fast.
            swiftSettings: [
              .enableUpcomingFeature("MemberImportVisibility"),
              .unsafeFlags(
                ["-Onone", "-no-emit-module-separately-wmo"], .when(configuration: .release)),
            ],
            linkerSettings: [.unsafeFlags(["-use-ld=lld"])],
            plugins: [\(plugin)]),
      """
  }

  /// A list among the arguments of `Package(...)`, in bytes from the beginning.
  private struct List {
    /// Where its label begins.
    var label: Int
    var begin: Int
    /// Where its closing bracket is.
    var end: Int
    /// Whether a comma must come before another element.
    var wantsComma: Bool
    /// Where the last element ends.
    var lastEnd: Int
  }

  /// The first list of that label that is no deeper than the arguments of the package itself.
  private func list(_ label: String) -> List? {
    let source = SwiftSource(text)
    let tokens = source.codeTokens
    let words = tokens.map { source.text($0) }
    guard let start = words.firstIndex(of: "Package") else { return nil }
    var depth = 0
    for index in start..<tokens.count {
      if ["(", "[", "{"].contains(words[index]) { depth += 1 }
      if [")", "]", "}"].contains(words[index]) { depth -= 1 }
      guard depth == 1, words[index] == label, index + 2 < tokens.count, words[index + 1] == ":",
        words[index + 2] == "["
      else { continue }
      var inner = 0
      for place in (index + 2)..<tokens.count {
        if ["(", "[", "{"].contains(words[place]) { inner += 1 }
        if [")", "]", "}"].contains(words[place]) { inner -= 1 }
        guard inner == 0 else { continue }
        let last = words[place - 1]
        return List(
          label: tokens[index].range.lowerBound, begin: tokens[index + 2].range.upperBound,
          end: tokens[place].range.lowerBound, wantsComma: last != "[" && last != ",",
          lastEnd: tokens[place - 1].range.upperBound)
      }
    }
    return nil
  }

  private mutating func append(_ element: String, to list: List) {
    insert((list.wantsComma ? "," : "") + "\n\(element)", at: list.lastEnd)
  }

  private mutating func insert(_ more: String, at place: Int) {
    var bytes = Array(text.utf8)
    bytes.insert(contentsOf: more.utf8, at: place)
    text = String(decoding: bytes, as: UTF8.self)
  }
}
