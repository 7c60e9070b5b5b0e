import Foundation
import Testing

/// Everything public is documented, checked on the symbols that the compiler lists.
struct DocumentationTests {
  /// The modules of this build. A build of a few targets has few of them; `swift test` builds all.
  static let modules =
    (try? Manifest())?.targets.filter { !$0.isTest }.map(\.name).filter(SymbolGraph.isBuilt) ?? []

  /// The catalogs in the sources, by their modules' names.
  static let catalogs: [String: URL] = {
    let sources = Manifest.package.appending(path: "Sources")
    let found = (FileManager.default.subpaths(atPath: sources.path) ?? [])
      .filter { $0.hasSuffix(".docc") }.map { sources.appending(path: $0) }
    return Dictionary(
      uniqueKeysWithValues: found.map { ($0.deletingPathExtension().lastPathComponent, $0) })
  }()

  @Test(.enabled(if: !modules.isEmpty, "no module is built"), arguments: modules)
  func everyPublicSymbolHasASummary(module: String) throws {
    let symbols = try SymbolGraph.symbols(of: module)
    let missing = symbols.filter { $0.summary == nil }.map(\.description).sorted()
    #expect(missing.isEmpty, "without a summary:\n\(missing.joined(separator: "\n"))")
  }

  @Test func everyLibraryHasACatalog() throws {
    for library in try Manifest().libraries + ["Cuaderno", "CuadernoCommand"] {
      #expect(Self.catalogs[library] != nil, "\(library) has no landing page")
    }
  }

  /// Links resolve, and parameters are documented all or not at all.
  @Test(
    .enabled(if: !modules.isEmpty, "no module is built"),
    arguments: modules.filter { catalogs[$0] != nil })
  func theDocumentationBuildsWithoutWarnings(module: String) throws {
    let catalog = try #require(Self.catalogs[module])
    let problems = try SymbolGraph.withGraphs(of: module) { graphs in
      let output = graphs.appending(path: "output")
      let report = graphs.appending(path: "diagnostics.json")
      _ = try Command.run(
        "docc",
        ["convert", catalog.path, "--additional-symbol-graph-dir", graphs.path]
          + ["--output-path", output.path, "--diagnostics-file", report.path]
          + ["--fallback-display-name", module, "--fallback-bundle-identifier", module])
      return try JSONDecoder().decode(Diagnostics.self, from: Data(contentsOf: report)).diagnostics
    }
    let texts = problems.filter { $0.severity != "note" }.map(\.description)
    #expect(texts.isEmpty, "\(texts.joined(separator: "\n"))")
  }

  /// What DocC complains of.
  private struct Diagnostics: Decodable {
    struct Diagnostic: Decodable {
      struct Range: Decodable {
        struct Place: Decodable { var line: Int }
        var start: Place
      }
      var severity: String
      var source: String?
      var range: Range?
      var summary: String

      var description: String { "\(source ?? ""):\(range?.start.line ?? 0): \(summary)" }
    }
    var diagnostics: [Diagnostic]
  }
}
