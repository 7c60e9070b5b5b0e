import SwiftLexer

/// The cells that the notebook's own type lists.
struct TableOfContents {
  /// The name of the type after `@main`.
  var type: String
  var line: Int
  var entries: [(name: String, line: Int)]

  /// `nil` when the file declares no `@main` type.
  init?(_ scanner: DeclarationScanner) {
    let texts = scanner.texts
    guard let main = texts.firstIndex(of: "@main"),
      let keyword = texts[main...].firstIndex(where: { ["struct", "enum", "class"].contains($0) }),
      keyword + 1 < texts.count
    else { return nil }
    type = texts[keyword + 1]
    line = scanner.tokens[main].line
    entries = []
    guard let contents = texts[keyword...].firstIndex(of: "contents"),
      let open = texts[contents...].firstIndex(of: "{")
    else { return }
    for index in texts[open...].indices.dropFirst() {
      if texts[index] == "}" { break }
      if scanner.tokens[index].kind == .identifier {
        entries.append((texts[index].filter { $0 != "`" }, scanner.tokens[index].line))
      }
    }
  }
}
