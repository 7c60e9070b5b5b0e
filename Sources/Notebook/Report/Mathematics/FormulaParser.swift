/// Reads the tokens of a formula once, from left to right, and writes MathML.
struct FormulaParser {
  let source: String
  let isDisplayed: Bool
  private let tokens: [FormulaToken]
  private var position = 0
  /// How deep groups are nested; a formula that goes deeper than any reader is refused.
  private var depth = 0
  private static let deepest = 50

  init(_ source: String, isDisplayed: Bool) {
    self.source = source
    self.isDisplayed = isDisplayed
    tokens = FormulaToken.tokens(of: source)
  }

  var next: FormulaToken? { position < tokens.count ? tokens[position] : nil }

  mutating func advance() { position += 1 }

  func failure(_ reason: String) -> FormulaError { FormulaError(reason: reason, formula: source) }

  mutating func formula() throws(FormulaError) -> HTML {
    let row = try self.row { _ in false }
    guard next == nil else { throw failure("closes a group that is not open") }
    return row
  }

  /// Atoms with their scripts up to a token that ends the row; a closing brace always does.
  mutating func row(until isEnd: (FormulaToken) -> Bool) throws(FormulaError) -> HTML {
    depth += 1
    defer { depth -= 1 }
    guard depth < Self.deepest else { throw failure("is nested too deeply") }
    var row: HTML = "<mrow>"
    while let token = next, token != .character("}"), !isEnd(token) {
      if case .character(let character) = token, character.isWhitespace {
        advance()
        continue
      }
      row += try scripted()
    }
    row += "</mrow>"
    return row
  }

  /// One atom with its subscript and superscript.
  private mutating func scripted() throws(FormulaError) -> HTML {
    let base = try atom()
    var below: HTML?
    var above: HTML?
    while let token = next {
      if token == .character("_"), below == nil {
        advance()
        below = try argument()
      } else if token == .character("^"), above == nil {
        advance()
        above = try argument()
      } else if token == .character("'"), above == nil {
        var primes = ""
        while next == .character("'") {
          primes += "′"
          advance()
        }
        above = "<mo>\(primes)</mo>"
      } else {
        break
      }
    }
    return "\(scripted(base, below, above))\(base.isFunction ? argumentSpace() : "")"
  }

  private func scripted(_ base: Atom, _ below: HTML?, _ above: HTML?) -> HTML {
    let isLimit = base.takesLimits && isDisplayed
    return switch (below, above) {
    case (nil, nil): base.markup
    case (let below?, nil):
      isLimit
        ? "<munder>\(base.markup)\(below)</munder>" : "<msub>\(base.markup)\(below)</msub>"
    case (nil, let above?):
      isLimit ? "<mover>\(base.markup)\(above)</mover>" : "<msup>\(base.markup)\(above)</msup>"
    case (let below?, let above?):
      isLimit
        ? "<munderover>\(base.markup)\(below)\(above)</munderover>"
        : "<msubsup>\(base.markup)\(below)\(above)</msubsup>"
    }
  }

  /// What sets a function apart from an argument without brackets, as in `\log x`.
  private mutating func argumentSpace() -> HTML {
    skipSpace()
    let begins =
      switch next {
      case .number: true
      case .command(let name): FormulaSymbols.operators[name] == nil && name != "right"
      case .character(let character): character == "{" || character.isLetter
      case nil: false
      }
    return begins ? "<mspace width=\"0.167em\"></mspace>" : ""
  }

  struct Atom {
    var markup: HTML
    var takesLimits = false
    /// Whether it is a word that is applied to what follows.
    var isFunction = false
  }

  private mutating func atom() throws(FormulaError) -> Atom {
    guard let token = next else { throw failure("ends where something should follow") }
    advance()
    switch token {
    case .number(let number): return Atom(markup: "<mn>\(number)</mn>")
    case .command(let name): return try command(name)
    case .character("{"):
      position -= 1
      return Atom(markup: try group())
    case .character(let character):
      if character == "&" || character == "#" || character == "%" || character == "}" {
        throw failure("has “\(character)” where it means nothing")
      }
      if character == "_" || character == "^" { throw failure("has a script without a base") }
      if character.isLetter { return Atom(markup: "<mi>\(String(character))</mi>") }
      let sign = character == "-" ? "\u{2212}" : character == "*" ? "∗" : String(character)
      return Atom(markup: "<mo>\(sign)</mo>")
    }
  }

  /// A group in braces, or the one atom that stands for it.
  mutating func argument() throws(FormulaError) -> HTML {
    skipSpace()
    if next == .character("{") { return try group() }
    depth += 1
    defer { depth -= 1 }
    guard depth < Self.deepest else { throw failure("is nested too deeply") }
    return try atom().markup
  }

  private mutating func group() throws(FormulaError) -> HTML {
    advance()
    let row = try row { _ in false }
    guard next == .character("}") else { throw failure("opens a group that it does not close") }
    advance()
    return row
  }

  /// The text between braces as it is written.
  mutating func literalArgument() throws(FormulaError) -> String {
    skipSpace()
    guard next == .character("{") else { throw failure("lacks a group in braces") }
    advance()
    var text = ""
    while let token = next, token != .character("}") {
      switch token {
      case .number(let number): text += number
      case .character(let character): text.append(character)
      case .command(let name) where name.count == 1 && name.first?.isLetter == false: text += name
      case .command(let name): throw failure("has the command \\\(name) within a text")
      }
      advance()
    }
    guard next != nil else { throw failure("opens a group that it does not close") }
    advance()
    return text
  }

  mutating func skipSpace() {
    while case .character(let character)? = next, character.isWhitespace { advance() }
  }
}
