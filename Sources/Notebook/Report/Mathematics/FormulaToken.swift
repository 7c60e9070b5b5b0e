/// A piece of a TeX formula.
enum FormulaToken: Equatable {
  /// A backslash and its name: letters, or one other character.
  case command(String)
  case character(Character)
  /// A whole number or decimal fraction.
  case number(String)

  static func tokens(of source: String) -> [FormulaToken] {
    var tokens: [FormulaToken] = []
    var rest = source[...]
    while let first = rest.first {
      if first == "\\" {
        rest = rest.dropFirst()
        let letters = rest.prefix { $0.isASCII && $0.isLetter }
        let name = letters.isEmpty ? rest.prefix(1) : letters
        tokens.append(.command(String(name)))
        rest = rest.dropFirst(name.count)
      } else if first.isASCII, first.isNumber {
        var number = rest.prefix { $0.isASCII && $0.isNumber }
        let fraction = rest.dropFirst(number.count)
        if fraction.first == ".", fraction.dropFirst().first?.isNumber == true {
          number = rest.prefix { ($0.isASCII && $0.isNumber) || $0 == "." }
        }
        tokens.append(.number(String(number)))
        rest = rest.dropFirst(number.count)
      } else {
        tokens.append(.character(first))
        rest = rest.dropFirst()
      }
    }
    return tokens
  }
}
