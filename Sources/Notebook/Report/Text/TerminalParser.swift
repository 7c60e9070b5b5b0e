/// Reads printed text as a terminal does: characters, control characters and control sequences.
struct TerminalParser {
  enum Step: Equatable {
    case print(Unicode.Scalar)
    case control(UInt8)
    /// `ESC [ parameters final`; private sequences carry their mark, as in `?`.
    case sequence(final: Character, mark: Character?, parameters: [Int])
    /// `ESC` and one character.
    case escape(Character)
  }

  private let scalars: [Unicode.Scalar]
  private var position = 0

  init(_ text: String) { scalars = Array(text.unicodeScalars) }

  mutating func next() -> Step? {
    while position < scalars.count {
      let scalar = scalars[position]
      position += 1
      switch scalar.value {
      case 0x1B: if let step = escape() { return step }
      // C1 controls are short for an escape and a letter.
      case 0x9B: if let step = sequence() { return step }
      case 0x90, 0x98, 0x9D, 0x9E, 0x9F: skipString()
      case 0x84: return .escape("D")
      case 0x85: return .escape("E")
      case 0x8D: return .escape("M")
      case 0x80...0x9F, 0x7F: break
      case 0x00...0x1F: return .control(UInt8(scalar.value))
      default: return .print(scalar)
      }
    }
    return nil
  }

  private mutating func escape() -> Step? {
    guard position < scalars.count else { return nil }
    let scalar = scalars[position]
    switch scalar {
    case "[":
      position += 1
      return sequence()
    case "]", "P", "X", "^", "_":
      position += 1
      skipString()
      return nil
    default: break
    }
    // Intermediate characters select character sets and the like; the one after them ends the sequence.
    while position < scalars.count, 0x20...0x2F ~= scalars[position].value { position += 1 }
    guard position < scalars.count, 0x30...0x7E ~= scalars[position].value else { return nil }
    position += 1
    return 0x20...0x2F ~= scalar.value ? nil : .escape(Character(scalar))
  }

  private mutating func sequence() -> Step? {
    var mark: Character?
    var parameters = [0]
    while position < scalars.count {
      let scalar = scalars[position]
      switch scalar.value {
      case 0x30...0x39:
        let digit = Int(scalar.value - 0x30)
        parameters[parameters.count - 1] = min(
          parameters[parameters.count - 1] * 10 + digit, 99_999)
      case 0x3A, 0x3B: if parameters.count < 32 { parameters.append(0) }
      case 0x3C...0x3F: mark = Character(scalar)
      case 0x20...0x2F: break
      case 0x40...0x7E:
        position += 1
        return .sequence(final: Character(scalar), mark: mark, parameters: parameters)
      // Anything else breaks the sequence off and counts itself.
      default: return nil
      }
      position += 1
    }
    return nil
  }

  /// Moves past an operating system command or another string: up to BEL or ST, and no farther than its line.
  private mutating func skipString() {
    while position < scalars.count, scalars[position] != "\n" {
      let scalar = scalars[position]
      if scalar.value == 0x1B {
        if position + 1 < scalars.count, scalars[position + 1] == "\\" { position += 2 }
        return
      }
      position += 1
      if scalar.value == 0x07 || scalar.value == 0x9C { return }
    }
  }
}
