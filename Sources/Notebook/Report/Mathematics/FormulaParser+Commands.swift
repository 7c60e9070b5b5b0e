extension FormulaParser {
  /// What a command stands for; its name has been read.
  mutating func command(_ name: String) throws(FormulaError) -> Atom {
    if let symbol = FormulaSymbols.identifiers[name] {
      return Atom(markup: "<mi>\(symbol)</mi>")
    }
    if let symbol = FormulaSymbols.operators[name] { return Atom(markup: "<mo>\(symbol)</mo>") }
    if let symbol = FormulaSymbols.large[name] {
      return Atom(markup: "<mo>\(symbol)</mo>", takesLimits: name != "int")
    }
    if let width = FormulaSymbols.spaces[name] {
      return Atom(markup: "<mspace width=\"\(width)\"></mspace>")
    }
    if FormulaSymbols.functions.contains(name) {
      return Atom(markup: "<mi>\(name)</mi>", isFunction: true)
    }
    if FormulaSymbols.limits.contains(name) {
      return Atom(markup: "<mi>\(name)</mi>", takesLimits: true, isFunction: true)
    }
    if let accent = FormulaSymbols.accents[name] {
      return Atom(
        markup:
          "<mover accent=\"true\">\(try argument())<mo stretchy=\"false\">\(accent)</mo></mover>")
    }
    return Atom(markup: try structure(name))
  }

  private mutating func structure(_ name: String) throws(FormulaError) -> HTML {
    switch name {
    case "frac", "dfrac", "tfrac": return "<mfrac>\(try argument())\(try argument())</mfrac>"
    case "binom":
      return
        "<mrow><mo>(</mo><mfrac linethickness=\"0\">\(try argument())\(try argument())</mfrac><mo>)</mo></mrow>"
    case "sqrt": return try root()
    case "text", "mathrm", "textrm":
      let text = try literalArgument()
      return "<mtext>\(text.replacing(" ", with: "\u{A0}"))</mtext>"
    case "operatorname": return "<mi>\(try literalArgument())</mi>"
    case "mathbf", "boldsymbol", "mathbb", "mathcal": return try alphabet(name)
    case "left": return try fenced()
    case "begin": return try environment()
    default: throw failure("has the command \\\(name), which is not known")
    }
  }

  private mutating func root() throws(FormulaError) -> HTML {
    skipSpace()
    guard next == .character("[") else { return "<msqrt>\(try argument())</msqrt>" }
    advance()
    let degree = try row { $0 == .character("]") }
    guard next == .character("]") else { throw failure("lacks the end of a root's degree") }
    advance()
    return "<mroot>\(try argument())\(degree)</mroot>"
  }

  private mutating func alphabet(_ name: String) throws(FormulaError) -> HTML {
    let letters = try literalArgument()
    var text = ""
    for letter in letters {
      guard let ascii = letter.asciiValue else {
        text.append(letter)
        continue
      }
      if name == "mathbb", let symbol = FormulaSymbols.doubleStruck[letter] {
        text += symbol
      } else if name == "mathbf" || name == "boldsymbol",
        let scalar = bold(ascii).flatMap(Unicode.Scalar.init)
      {
        text.unicodeScalars.append(scalar)
      } else {
        text.append(letter)
      }
    }
    return "<mi>\(text)</mi>"
  }

  /// The letter in the block "Mathematical Alphanumeric Symbols".
  private func bold(_ ascii: UInt8) -> UInt32? {
    switch ascii {
    case UInt8(ascii: "A")...UInt8(ascii: "Z"): 0x1D400 + UInt32(ascii - UInt8(ascii: "A"))
    case UInt8(ascii: "a")...UInt8(ascii: "z"): 0x1D41A + UInt32(ascii - UInt8(ascii: "a"))
    case UInt8(ascii: "0")...UInt8(ascii: "9"): 0x1D7CE + UInt32(ascii - UInt8(ascii: "0"))
    default: nil
    }
  }

  private mutating func fenced() throws(FormulaError) -> HTML {
    let open = try fence()
    let content = try row { $0 == .command("right") }
    guard next == .command("right") else { throw failure("has \\left without \\right") }
    advance()
    return "<mrow>\(open)\(content)\(try fence())</mrow>"
  }

  private mutating func fence() throws(FormulaError) -> HTML {
    skipSpace()
    guard let token = next else { throw failure("lacks a bracket") }
    advance()
    switch token {
    case .character("."): return ""
    case .character(let character) where "()[]|/".contains(character):
      return "<mo stretchy=\"true\">\(String(character))</mo>"
    case .command(let name):
      guard let symbol = FormulaSymbols.operators[name] else {
        throw failure("has \\\(name) for a bracket")
      }
      return "<mo stretchy=\"true\">\(symbol)</mo>"
    default: throw failure("lacks a bracket")
    }
  }

  private mutating func environment() throws(FormulaError) -> HTML {
    let name = try literalArgument()
    guard let fences = FormulaSymbols.environments[name] else {
      throw failure("has the environment “\(name)”, which is not known")
    }
    var rows: HTML = ""
    var cells: HTML = ""
    while true {
      let cell = try row {
        $0 == .character("&") || $0 == .command("\\") || $0 == .command("end")
      }
      cells += "<mtd>\(cell)</mtd>"
      guard let token = next else { throw failure("lacks \\end{\(name)}") }
      advance()
      if token == .character("&") { continue }
      rows += "<mtr>\(cells)</mtr>"
      cells = ""
      if token == .command("end") { break }
      guard token == .command("\\") else { throw failure("closes a group that is not open") }
    }
    guard try literalArgument() == name else { throw failure("ends another environment") }
    let alignment: HTML =
      name == "cases"
      ? " columnalign=\"left\"" : name == "aligned" ? " columnalign=\"right left\"" : ""
    let open: HTML = fences.open.isEmpty ? "" : "<mo stretchy=\"true\">\(fences.open)</mo>"
    let close: HTML = fences.close.isEmpty ? "" : "<mo stretchy=\"true\">\(fences.close)</mo>"
    return "<mrow>\(open)<mtable\(alignment) class=\"\(name)\">\(rows)</mtable>\(close)</mrow>"
  }
}
