/// What remains of printed text on a terminal: the final lines, not the redraws.
package enum TerminalText {
  /// Resolves carriage returns, backspaces and escape sequences.
  ///
  /// Of a line that was drawn several times the last drawing remains; a shorter one does not leave the rest of a
  /// longer one, because programs that redraw clear or pad.
  package static func final(_ text: String) -> String {
    guard text.utf8.contains(where: { $0 == 0x0D || $0 == 0x08 || $0 == 0x1B }) else { return text }
    var result: [UInt8] = []
    var lineStart = 0
    var returned = false
    let bytes = Array(text.utf8)
    var index = 0
    while index < bytes.count {
      let byte = bytes[index]
      index += 1
      switch byte {
      case 0x0A:
        result.append(byte)
        lineStart = result.count
        returned = false
      case 0x0D: returned = true
      case 0x1B: index = endOfEscape(bytes, at: index)
      default:
        if returned {
          result.removeSubrange(lineStart...)
          returned = false
        }
        if byte == 0x08 {
          removeLastCharacter(&result, notBefore: lineStart)
        } else {
          result.append(byte)
        }
      }
    }
    return String(decoding: result, as: UTF8.self)
  }

  /// The index after an escape sequence whose escape character lies just before `index`.
  private static func endOfEscape(_ bytes: [UInt8], at index: Int) -> Int {
    guard index < bytes.count else { return index }
    var index = index
    switch bytes[index] {
    case UInt8(ascii: "["):  // control sequence: parameters, then one final byte
      index += 1
      while index < bytes.count, 0x20...0x3F ~= bytes[index] { index += 1 }
      return min(index + 1, bytes.count)
    case UInt8(ascii: "]"):  // operating system command: up to BEL or ST
      while index < bytes.count, bytes[index] != 0x07, bytes[index] != 0x0A {
        if bytes[index] == 0x1B, index + 1 < bytes.count, bytes[index + 1] == UInt8(ascii: "\\") {
          return index + 2
        }
        index += 1
      }
      return index < bytes.count && bytes[index] == 0x07 ? index + 1 : index
    default: return 0x20...0x7E ~= bytes[index] ? index + 1 : index
    }
  }

  private static func removeLastCharacter(_ bytes: inout [UInt8], notBefore start: Int) {
    while bytes.count > start, let last = bytes.popLast(), last & 0xC0 == 0x80 {}
  }
}
