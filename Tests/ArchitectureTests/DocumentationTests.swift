import Testing

/// Everything public is documented, checked on the symbols that the compiler lists.
struct DocumentationTests {
  /// The modules of this build. A build of a few targets has few of them; `swift test` builds all.
  static let modules =
    (try? Manifest())?.targets.filter { !$0.isTest }.map(\.name).filter(SymbolGraph.isBuilt) ?? []

  @Test(.enabled(if: !modules.isEmpty, "no module is built"), arguments: modules)
  func everyPublicSymbolHasASummary(module: String) throws {
    let symbols = try SymbolGraph.symbols(of: module)
    let missing = symbols.filter { $0.summary == nil }.map(\.description).sorted()
    #expect(missing.isEmpty, "without a summary:\n\(missing.joined(separator: "\n"))")
  }
}
