import SwiftLexer

/// Cuts a file into its top-level declarations.
struct DeclarationScanner {
  let source: SwiftSource
  let tokens: [Token]
  let texts: [String]
  /// Lines with the comment `// not an input`: what they read is meant to change no result.
  let silencedLines: Set<Int>

  init(_ source: SwiftSource) {
    self.source = source
    silencedLines = Set(
      source.tokens.filter { $0.kind == .comment && source.text($0).contains("not an input") }
        .map(\.line))
    tokens = source.codeTokens
    texts = tokens.map { source.text($0) }
  }

  private static let typeKeywords: Set = [
    "struct", "class", "enum", "actor", "protocol", "typealias",
  ]
  private static let keywords: Set = typeKeywords.union([
    "let", "var", "func", "extension", "import", "operator", "precedencegroup", "macro",
  ])
  private static let modifiers: Set = [
    "public", "package", "internal", "private", "fileprivate", "open", "final", "indirect",
    "nonisolated", "infix", "prefix", "postfix", "distributed", "lazy", "weak", "unowned",
  ]

  /// The modules that the file imports.
  var imports: [(name: String, line: Int)] {
    tokens.indices.compactMap { index in
      guard texts[index] == "import", index + 1 < texts.count else { return nil }
      let isKind = Self.typeKeywords.union(["func", "var", "let"]).contains(texts[index + 1])
      let name = index + (isKind ? 2 : 1)
      return name < texts.count ? (bare(texts[name]), tokens[index].line) : nil
    }
  }

  func declarations() -> [Declaration] {
    let conditions = conditions
    var starts: [(first: Int, keyword: Int)] = []
    var depth = 0
    var next = 0
    for index in tokens.indices {
      if depth == 0, index >= next,
        index == 0 || tokens[index].line > tokens[index - 1].lastLine || texts[index - 1] == ";"
      {
        let (keyword, end) = keyword(from: index)
        // Attributes and modifiers may be on lines before the keyword.
        next = end
        if let keyword { starts.append((index, keyword)) }
      }
      depth = max(0, depth + nesting(of: index))
    }
    return starts.indices.compactMap { place in
      let end = place + 1 < starts.count ? starts[place + 1].first : tokens.count
      var result = declaration(starts[place].first..<end, keyword: starts[place].keyword)
      result?.code += conditions
      return result
    }
  }

  /// The lines `#if` and `#elseif` around declarations. Which declarations they hold is not sorted out: they belong to all.
  private var conditions: String {
    var result = ""
    var depth = 0
    for index in tokens.indices {
      if depth == 0, tokens[index].kind == .directive, ["#if", "#elseif"].contains(texts[index]) {
        let line = tokens[index...].prefix { $0.line == tokens[index].line }
        result += source.canonicalCode(of: line)
      }
      depth = max(0, depth + nesting(of: index))
    }
    return result
  }

  private func nesting(of index: Int) -> Int {
    guard tokens[index].kind == .punctuation else { return 0 }
    return switch texts[index] {
    case "(", "[", "{": 1
    case ")", "]", "}": -1
    default: 0
    }
  }

  /// The keyword of a declaration that begins at `index`, past its attributes and modifiers; and where no other one begins
  /// before.
  private func keyword(from index: Int) -> (keyword: Int?, end: Int) {
    var index = index
    while index < tokens.count {
      if Self.keywords.contains(texts[index]) { return (index, index + 1) }
      if tokens[index].kind == .attribute || Self.modifiers.contains(texts[index]) {
        index += 1
        if index < tokens.count, texts[index] == "(" { index = afterBrackets(index) }
      } else {
        return (nil, index + 1)
      }
    }
    return (nil, index)
  }

  private func afterBrackets(_ open: Int) -> Int {
    var depth = 0
    for index in open..<tokens.count {
      depth += nesting(of: index)
      if depth == 0 { return index + 1 }
    }
    return tokens.count
  }

  private func declaration(_ range: Range<Int>, keyword: Int) -> Declaration? {
    // Within a type members need no point before them, also where a cell declares one for itself.
    let holdsType = range.contains {
      texts[$0] == "extension" || Self.typeKeywords.contains(texts[$0])
    }
    var result = Declaration(
      kind: .value, names: [], line: tokens[range.lowerBound].line,
      code: source.canonicalCode(of: tokens[range]), mentions: names(in: range),
      memberMentions: names(in: range) {
        holdsType || ($0 > 0 && texts[$0 - 1].hasSuffix("."))
      })
    let head = range.dropFirst(keyword - range.lowerBound).prefix { texts[$0] != "{" }
    if holdsType, let colon = head.first(where: { texts[$0] == ":" }) {
      result.inherited = names(in: colon..<(head.last ?? colon) + 1)
    }
    result.outsideReads = range.compactMap { OutsideRead(at: $0, in: self) }
    switch texts[keyword] {
    case "import": return nil
    case "operator", "precedencegroup", "macro": result.kind = .operator
    case "extension":
      result.kind = .extension(addsConformance: head.contains { texts[$0] == ":" })
      result.names = members(of: range)
      result.extended = head.dropFirst().first(where: isName).map { bare(texts[$0]) }
    case "let", "var":
      result.names = variables(in: keyword + 1..<range.upperBound)
      if let (type, place) = calledType(in: keyword..<range.upperBound) {
        if type == "Cell" {
          result.kind = .cell
          result.arguments = arguments(after: place, in: range)
        } else if type == "Parameter" {
          result.kind = .parameter
        }
      }
    default:
      guard keyword + 1 < range.upperBound else { return nil }
      if Self.typeKeywords.contains(texts[keyword]) { result.kind = .type }
      result.isAlias = texts[keyword] == "typealias"
      if tokens[keyword + 1].kind == .operator { result.kind = .operator }
      result.names = [bare(texts[keyword + 1])]
    }
    return result
  }

  /// The names within a range, or those of them that a condition holds for.
  private func names(
    in range: Range<Int>, where condition: (Int) -> Bool = { _ in true }
  ) -> Set<String> {
    Set(range.filter { isName($0) && condition($0) }.map { bare(texts[$0]) })
  }

  private func isName(_ index: Int) -> Bool {
    [.identifier, .typeIdentifier, .attribute].contains(tokens[index].kind)
  }

  /// A name without the marks of a quoted name and of an attribute.
  private func bare(_ name: String) -> String { name.filter { $0 != "`" && $0 != "@" } }

  /// The names before the first `=`, `:` or `{`, and after later commas of the same level.
  private func variables(in range: Range<Int>) -> [String] {
    var names: [String] = []
    var depth = 0
    var isPattern = true
    for index in range {
      if isPattern, isName(index) { names.append(bare(texts[index])) }
      depth += nesting(of: index)
      if texts[index] == "=" || texts[index] == ":" || texts[index] == "{" { isPattern = false }
      if texts[index] == ",", depth == 0 { isPattern = true }
    }
    return names
  }

  /// The type and the place of the call in `= Cell(`, `= Cell<` or `: Cell<Int> = .init(`.
  private func calledType(in range: Range<Int>) -> (type: String, place: Int)? {
    guard let equals = range.first(where: { texts[$0] == "=" }), equals + 1 < range.upperBound
    else { return nil }
    if tokens[equals + 1].kind == .typeIdentifier { return (texts[equals + 1], equals + 1) }
    guard texts[equals + 1] == ".", let colon = range.first(where: { texts[$0] == ":" }),
      colon < equals
    else { return nil }
    return (texts[colon + 1], equals)
  }

  private func arguments(after called: Int, in range: Range<Int>) -> [String] {
    guard let open = (called..<range.upperBound).first(where: { texts[$0] == "(" }) else {
      return []
    }
    return (open..<min(afterBrackets(open), range.upperBound)).filter(isName).map {
      bare(texts[$0])
    }
  }

  /// The names that an extension's members have; an initializer, subscript or operator goes by its keyword.
  private func members(of range: Range<Int>) -> [String] {
    var names: [String] = []
    var depth = 0
    for index in range {
      if depth == 1 {
        switch texts[index] {
        case "init", "subscript": names.append(texts[index])
        case "func", "var", "let", "case", "struct", "enum", "class", "typealias":
          if index + 1 < range.upperBound {
            names.append(
              tokens[index + 1].kind == .operator ? "operator" : bare(texts[index + 1]))
          }
        default: break
        }
      }
      depth += nesting(of: index)
    }
    return names
  }
}
