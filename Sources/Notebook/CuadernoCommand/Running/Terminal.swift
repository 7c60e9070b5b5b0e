import Cuaderno
import Printing
import RunRecord

/// Tells on standard error how a run goes: a line for each cell, and under it what the cell prints.
final class Terminal: RunListener {
  private let isTerminal: Bool
  private let isQuiet: Bool
  private let write: (String) -> Void
  /// Lines of each running cell's text that were shown.
  private var shownLines: [String: Int] = [:]
  /// The cell that the last lines belong to.
  private var openCell: String?
  private var hasLiveLine = false
  private var isInsideLine = false
  private var shownStored = 0

  /// Lines of a cell's text that the terminal shows; the report has all.
  static let longestText = 40

  init(isTerminal: Bool, isQuiet: Bool, write: @escaping (String) -> Void) {
    self.isTerminal = isTerminal
    self.isQuiet = isQuiet
    self.write = write
  }

  func heard(_ kind: Event.Kind, in run: Run, isReplayed: Bool) {
    switch kind {
    case .cellStarted(let id):
      shownLines[id] = 0
      say("\(heading(id, run))\n")
      openCell = id
    case .output(let id, _, .text(let text)) where !isReplayed:
      if openCell != id { say("\(heading(id, run))\n") }
      openCell = id
      show(text.text, of: id)
    case .progress where isTerminal && !isQuiet:
      write("\r\u{1B}[K  \(Self.progress(of: run))")
      hasLiveLine = true
    case .cellFinished(let id, let result):
      if isReplayed {
        say("\(heading(id, run)): stored\n")
      } else {
        say("\(lead(id, run))done in \(TimeSpan(seconds: result.seconds))\n")
      }
    case .cellStale(let id, let reasons):
      say("      \(id) is stale: \(reasons.joined(separator: ", "))\n")
    case .cellSkipped(let id, let reason): say("\(heading(id, run)): skipped, \(reason)\n")
    case .cellInterrupted(let id, let position, _):
      say("\(lead(id, run))interrupted at \(position)\n")
    case .cellFailed(let id, let failure): say(Self.describe(failure, id), evenIfQuiet: true)
    case .warning(let text): say("note: \(text)\n")
    default: break
    }
  }

  func tick(_ run: Run) {}

  static func describe(_ failure: CellFailure, _ id: String) -> String {
    var place = ""
    if let path = failure.path {
      place = failure.line.map { "\(path):\($0): " } ?? "\(path): "
      if failure.isLastLineReached, failure.line != nil { place += "(last line reached) " }
    }
    return "\(place)error: \(id) failed: \(failure.message)\n"
  }

  /// The progress of all running cells in a line.
  private static func progress(of run: Run) -> String {
    let lines = run.cells.compactMap { cell -> (title: String, line: String)? in
      guard case .running = cell.state, let progress = cell.progress else { return nil }
      return (cell.source.title, progress.line)
    }
    return lines.count == 1
      ? lines[0].line : lines.map { "\($0.title): \($0.line)" }.joined(separator: " | ")
  }

  /// How a line about the end of a cell begins: with its heading, unless the lines above are the cell's.
  private func lead(_ id: String, _ run: Run) -> String {
    openCell == id ? "      " : "\(heading(id, run)): "
  }

  private func heading(_ id: String, _ run: Run) -> String {
    guard let place = run.cells.firstIndex(where: { $0.source.id == id }) else { return id }
    let number = String(place + 1)
    let width = String(run.cells.count).count
    let padded = String(repeating: " ", count: max(0, width - number.count)) + number
    return "[\(padded)/\(run.cells.count)] \(run.cells[place].source.title)"
  }

  private func say(_ text: String, evenIfQuiet: Bool = false) {
    guard !isQuiet || evenIfQuiet else { return }
    write(endOfLine() + text)
  }

  private func endOfLine() -> String {
    defer {
      hasLiveLine = false
      isInsideLine = false
    }
    return (hasLiveLine ? "\r\u{1B}[K" : "") + (isInsideLine ? "\n" : "")
  }

  private func show(_ text: String, of id: String) {
    var shownLines = self.shownLines[id] ?? 0
    defer { self.shownLines[id] = shownLines }
    guard !isQuiet, shownLines < Self.longestText else { return }
    var result = hasLiveLine ? "\r\u{1B}[K" : ""
    hasLiveLine = false
    for character in text {
      if !isInsideLine {
        if shownLines == Self.longestText {
          result += "      (the rest is in the report)\n"
          break
        }
        shownLines += 1
        result += "      "
      }
      result.append(character)
      isInsideLine = !character.isNewline
    }
    write(result)
  }
}
