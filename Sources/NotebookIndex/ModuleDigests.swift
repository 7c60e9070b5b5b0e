import Foundation
import SwiftLexer

/// Digests of the package's modules: of each one's own sources and of all that it depends on.
struct ModuleDigests {
  /// The runner's own modules: they count as one version constant, `Engine.version`, raised by hand.
  static let runner: Set = [
    "Execution", "RunRecord", "Report", "SwiftLexer", "Cuaderno", "CuadernoCommand",
  ]

  private(set) var digests: [String: String] = [:]
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
    for path in module.files.sorted() {
      guard let data = FileManager.default.contents(atPath: path) else {
        throw IndexError("cannot be read", path: path)
      }
      let text = String(decoding: data, as: UTF8.self)
      texts += [
        String(path.split(separator: "/").last ?? ""),
        path.hasSuffix(".swift") ? SwiftSource(text).canonicalCode : text,
      ]
    }
    for needed in module.needs.sorted() {
      texts += [needed, try digest(needed) ?? ""]
    }
    let result = Digest.of(texts)
    digests[name] = result
    return result
  }
}
