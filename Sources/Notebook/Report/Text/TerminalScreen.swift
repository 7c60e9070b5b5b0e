/// A small model of a terminal: lines of characters, a cursor, and everything that has scrolled off the top.
///
/// Lines do not wrap, since the report sets them as long as they are.
struct TerminalScreen {
  /// The rows that a cursor can reach; what is above has scrolled away.
  static let height = 24
  /// Farther right no sequence moves the cursor.
  static let width = 256

  /// What has scrolled off the top.
  private var scrolled: [String] = []
  /// The rows of the screen, at most ``height``.
  private var lines: [[Character]] = [[]]
  private var row = 0
  private var column = 0
  private var saved = (row: 0, column: 0)
  /// The lines below the alternate screen, while that is shown.
  private var mainLines: [[Character]]?

  /// The lines without the blanks that end them.
  var text: String {
    (scrolled + (mainLines ?? lines).map(Self.text)).joined(separator: "\n")
  }

  private static func text(_ line: [Character]) -> String {
    let end = line.lastIndex { $0 != " " && $0 != filler } ?? -1
    return String(line[...end].filter { $0 != filler })
  }

  /// Stands in the second column of a wide character.
  private static let filler: Character = "\0"

  mutating func apply(_ step: TerminalParser.Step) {
    switch step {
    case .print(let scalar): print(scalar)
    case .control(let byte): control(byte)
    case .sequence(let final, let mark, let parameters):
      if mark == nil {
        carryOut(final, parameters)
      } else if mark == "?", parameters.contains(where: { [47, 1047, 1049].contains($0) }) {
        showAlternate(final == "h")
      }
    case .escape("7"): saved = (row, column)
    case .escape("8"): move(toRow: saved.row, column: saved.column)
    case .escape("D"): feed()
    case .escape("E"):
      column = 0
      feed()
    case .escape("M"): row = max(0, row - 1)
    case .escape("c"): self = TerminalScreen()
    case .escape: break
    }
  }

  private mutating func print(_ scalar: Unicode.Scalar) {
    if scalar.value >= 0x300, isCombining(scalar) {
      var place = min(column, lines[row].count) - 1
      while place > 0, lines[row][place] == Self.filler { place -= 1 }
      guard place >= 0 else { return }
      let joined = String(lines[row][place]) + String(Character(scalar))
      // Some characters without width, as those that set the direction, join no other.
      if joined.count == 1 {
        lines[row][place] = Character(joined)
        return
      }
    }
    put(Character(scalar))
    if scalar.value >= 0x1100, Self.isWide(scalar) { put(Self.filler) }
  }

  private mutating func put(_ character: Character) {
    let missing = column - lines[row].count
    if missing > 0 { lines[row] += Array(repeating: " ", count: missing) }
    if column < lines[row].count {
      lines[row][column] = character
    } else {
      lines[row].append(character)
    }
    column += 1
  }

  private mutating func control(_ byte: UInt8) {
    switch byte {
    case 0x08: column = max(0, column - 1)
    case 0x09: column = max(column, min((column / 8 + 1) * 8, Self.width))
    // A newline goes to the first column too, as terminals are set up to do.
    case 0x0A, 0x0B, 0x0C:
      column = 0
      feed()
    case 0x0D: column = 0
    default: break
    }
  }

  private mutating func feed() {
    if row == Self.height - 1 {
      let first = lines.removeFirst()
      if mainLines == nil { scrolled.append(Self.text(first)) }
    } else {
      row += 1
    }
    if row == lines.count { lines.append([]) }
  }

  private mutating func carryOut(_ final: Character, _ parameters: [Int]) {
    let count = max(1, parameters[0])
    switch final {
    case "A": row = max(0, row - count)
    case "B", "e": moveDown(count)
    case "C", "a": column = min(column + count, max(column, Self.width))
    case "D": column = max(0, column - count)
    case "E":
      column = 0
      moveDown(count)
    case "F":
      column = 0
      row = max(0, row - count)
    case "G", "`": column = min(count, Self.width) - 1
    case "d": move(toRow: count - 1, column: column)
    case "H", "f":
      move(toRow: count - 1, column: max(1, parameters.count > 1 ? parameters[1] : 1) - 1)
    case "J": eraseDisplay(parameters[0])
    case "K": eraseLine(parameters[0])
    case "L": insertLines(count)
    case "M": deleteLines(count)
    case "P":
      let start = min(column, lines[row].count)
      lines[row].removeSubrange(start..<min(start + count, lines[row].count))
    case "@":
      if column < lines[row].count {
        lines[row].insert(
          contentsOf: Array(repeating: " ", count: min(count, Self.width)), at: column)
      }
    case "X":
      for place in column..<max(column, min(column + count, lines[row].count)) {
        lines[row][place] = " "
      }
    case "s": saved = (row, column)
    case "u": move(toRow: saved.row, column: saved.column)
    default: break
    }
  }

  /// Down as far as the screen goes, without scrolling.
  private mutating func moveDown(_ count: Int) {
    row = min(row + count, Self.height - 1)
    while lines.count <= row { lines.append([]) }
  }

  private mutating func move(toRow wanted: Int, column wantedColumn: Int) {
    row = min(max(0, wanted), Self.height - 1)
    while lines.count <= row { lines.append([]) }
    column = min(max(0, wantedColumn), Self.width - 1)
  }

  private mutating func eraseDisplay(_ kind: Int) {
    switch kind {
    case 0:
      eraseLine(0)
      lines.removeSubrange((row + 1)...)
    case 1:
      for line in 0..<row { lines[line] = [] }
      eraseLine(1)
    case 2, 3:
      // The cursor stays where it is; the third kind forgets what has scrolled away too.
      for line in lines.indices { lines[line] = [] }
      if kind == 3 { scrolled = [] }
    default: break
    }
  }

  private mutating func eraseLine(_ kind: Int) {
    let end = lines[row].count
    switch kind {
    case 0: lines[row].removeSubrange(min(column, end)...)
    case 1: for place in 0..<min(column + 1, end) { lines[row][place] = " " }
    case 2: lines[row] = []
    default: break
    }
  }

  private mutating func insertLines(_ count: Int) {
    lines.insert(contentsOf: Array(repeating: [], count: min(count, Self.height)), at: row)
    if lines.count > Self.height { lines.removeSubrange(Self.height...) }
  }

  private mutating func deleteLines(_ count: Int) {
    lines.removeSubrange(row..<min(row + count, lines.count))
    while lines.count <= row { lines.append([]) }
  }

  private mutating func showAlternate(_ shows: Bool) {
    guard shows == (mainLines == nil) else { return }
    if shows {
      saved = (row, column)
      mainLines = lines
      (lines, row, column) = ([[]], 0, 0)
    } else if let main = mainLines {
      lines = main
      mainLines = nil
      move(toRow: saved.row, column: saved.column)
    }
  }

  private func isCombining(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .format: true
    default: scalar.properties.isEmojiModifier
    }
  }

  /// East Asian wide and emoji blocks, as `wcwidth` counts them.
  private static func isWide(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF,
      0xFE30...0xFE6F, 0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x1F300...0x1F64F, 0x1F680...0x1F6FF,
      0x1F900...0x1F9FF, 0x20000...0x3FFFD:
      true
    default: false
    }
  }
}
