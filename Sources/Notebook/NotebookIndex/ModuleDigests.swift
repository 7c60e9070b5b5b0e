import Foundation
import SwiftLexer

/// Digests of the package's modules: of each one's own sources and of all that it depends on.
struct ModuleDigests {
  /// The runner's own modules: they count as one version constant, `Engine.version`, raised by hand.
  static let runner: Set = [
    "Execution", "RunRecord", "Report", "SwiftLexer", "Cuaderno", "CuadernoCommand",
  ]

  private(set) var digests: [String: String] = [:]
  /// The shared libraries that each module links to, itself or by one that it needs.
  private(set) var libraries: [String: Set<String>] = [:]
  private let modules: [String: Arguments.Module]

  init(_ list: [Arguments.Module]) throws {
    modules = Dictionary(
      list.filter { !Self.runner.contains($0.name) }.map { ($0.name, $0) },
      uniquingKeysWith: { first, _ in first })
    for name in modules.keys.sorted() { _ = try digest(name) }
  }

  /// SwiftPM allows no cycle between targets, so this ends.
  private mutating func digest(_ name: String) throws -> String? {
    if let known = digests[name] { return known }
    guard let module = modules[name] else { return nil }
    var texts = [name]
    var linked: Set<String> = []
    for path in module.files.sorted() {
      guard let data = FileManager.default.contents(atPath: path) else {
        throw IndexError("cannot be read", path: path)
      }
      let text = String(decoding: data, as: UTF8.self)
      if path.hasSuffix(".modulemap") { linked.formUnion(Self.linkedLibraries(text)) }
      texts += [
        String(path.split(separator: "/").last ?? ""),
        path.hasSuffix(".swift") ? SwiftSource(text).canonicalCode : text,
      ]
    }
    for needed in module.needs.sorted() {
      texts += [needed, try digest(needed) ?? ""]
      linked.formUnion(libraries[needed] ?? [])
    }
    libraries[name] = linked
    let result = Digest.of(texts)
    digests[name] = result
    return result
  }

  /// The names in the `link "name"` lines of a module map.
  private static func linkedLibraries(_ map: String) -> [String] {
    map.split(separator: "\n").compactMap { line in
      let words = line.split { $0 == " " || $0 == "\"" }
      return words.count == 2 && words[0] == "link" ? String(words[1]) : nil
    }
  }
}
