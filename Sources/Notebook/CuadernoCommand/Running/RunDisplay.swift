import Cuaderno
import Display
import Foundation
import Printing
import RunRecord

/// Shows on standard error how a run goes.
///
/// Each executed cell gets a line with its time when it ends; on a terminal, what it printed follows, folded. The last line of
/// a terminal is a bar for the whole notebook. Stored cells are only counted.
package final class RunDisplay: RunListener {
  /// Where and how much is shown.
  package struct Style {
    /// Whether lines can be redrawn.
    var isTerminal: Bool
    /// Whether nothing but errors is shown.
    var isQuiet: Bool
    /// The columns of a line; called whenever the bar is drawn.
    var width: () -> Int

    package init(isTerminal: Bool, isQuiet: Bool, width: @escaping () -> Int) {
      self.isTerminal = isTerminal
      self.isQuiet = isQuiet
      self.width = width
    }
  }

  private let style: Style
  private let report: String
  private let write: (String) -> Void
  private var bar: NotebookBar
  private var printed: [String: FoldedLog] = [:]
  private var hasLiveLine = false
  private var hasExecuted = false
  private var nextDrawing = ContinuousClock.now
  private var executed = 0
  private var stored = 0
  private var stale: [String] = []
  private var skipped: [(reason: String, count: Int)] = []

  /// - Parameters:
  ///   - report: The path of the report, which is shown when the first cell starts.
  ///   - expected: The seconds that cells took before, by their ids.
  ///   - jobs: The cells that may run at the same time.
  ///   - write: Writes as it is; what is not ours was made printable before.
  package init(
    _ style: Style, report: String, expected: [String: Double], jobs: Int = 1,
    write: @escaping (String) -> Void
  ) {
    self.style = style
    self.report = report
    self.write = write
    bar = NotebookBar(expected: expected, jobs: jobs)
  }

  package func heard(_ kind: Event.Kind, in run: Run, isReplayed: Bool) {
    switch kind {
    case .cellStarted(let id):
      if !hasExecuted, style.isTerminal {
        say("Live report: \(URL(fileURLWithPath: report).absoluteString)")
      }
      hasExecuted = true
      printed[id] = FoldedLog()
    case .output(let id, _, .text(let text)) where !isReplayed && style.isTerminal:
      printed[id]?.append(text.text)
    case .cellFinished(let id, let result):
      if isReplayed {
        stored += 1
      } else {
        executed += 1
        let place = run.cells.first { $0.source.id == id }?.place.map { ", \($0)" } ?? ""
        say("\(heading(id, run))  \(TimeSpan(seconds: result.seconds))\(place)")
        showText(of: id)
      }
    case .cellStale(let id, _): stale.append(id)
    case .cellSkipped(_, let reason): skip(reason)
    case .cellInterrupted(let id, let position, _):
      say("\(heading(id, run))  interrupted at \(position)")
      showText(of: id)
    case .cellFailed(let id, let failure):
      showText(of: id)
      say(Self.describe(failure, id), evenIfQuiet: true)
    case .warning(let text): say("note: \(text)")
    case .runFinished(let outcome): summarize(run, outcome)
    default: break
    }
    draw(run)
  }

  package func tick(_ run: Run) { draw(run) }

  static func describe(_ failure: CellFailure, _ id: String) -> String {
    var place = ""
    if let path = failure.path {
      place = failure.line.map { "\(path):\($0): " } ?? "\(path): "
      if failure.isLastLineReached, failure.line != nil { place += "(last line reached) " }
    }
    return "\(place)error: \(id) failed: \(failure.message)"
  }

  private func heading(_ id: String, _ run: Run) -> String {
    guard let place = run.cells.firstIndex(where: { $0.source.id == id }) else { return id }
    let total = String(run.cells.count)
    let number = String(place + 1)
    let blanks = String(repeating: " ", count: max(0, total.count - number.count))
    return "[\(blanks)\(number)/\(total)] \(run.cells[place].source.title)"
  }

  private func showText(of id: String) {
    guard let log = printed.removeValue(forKey: id) else { return }
    for line in log.lines { say("    \(line)") }
  }

  private func skip(_ reason: String) {
    if skipped.last?.reason == reason {
      skipped[skipped.count - 1].count += 1
    } else {
      skipped.append((reason, 1))
    }
  }

  private func summarize(_ run: Run, _ outcome: RunOutcome) {
    for (reason, count) in skipped { say("Skipped \(count.counted("cell")): \(reason).") }
    if !stale.isEmpty, outcome.status == .succeeded {
      say(
        "Stale: \(stale.joined(separator: ", ")). The next run of everything brings "
          + "\(stale.count == 1 ? "it" : "them") up to date.")
    }
    guard outcome.status == .succeeded else { return }
    if executed == 0 {
      if stale.isEmpty { say("Up to date: \(stored.counted("cell")).") }
    } else {
      let rest = stored == 0 ? "" : "; \(stored.counted("cell")) taken as stored"
      say("Ran \(executed.counted("cell")) in \(TimeSpan(seconds: outcome.seconds))\(rest).")
    }
  }

  /// Writes a message above the bar. Further lines of it are indented, so that none of them passes for another message.
  private func say(_ text: String, evenIfQuiet: Bool = false) {
    guard !style.isQuiet || evenIfQuiet else { return }
    write(clearing + text.printable.split(separator: "\n").joined(separator: "\n  ") + "\n")
    nextDrawing = .now
  }

  private var clearing: String {
    defer { hasLiveLine = false }
    return hasLiveLine ? "\r\u{1B}[K" : ""
  }

  /// Draws the bar, at most ten times a second.
  private func draw(_ run: Run) {
    guard style.isTerminal, !style.isQuiet else { return }
    guard run.outcome == nil, hasExecuted else {
      if hasLiveLine { write(clearing) }
      return
    }
    guard ContinuousClock.now >= nextDrawing else { return }
    nextDrawing = .now + .milliseconds(100)
    let line = bar.line(run, width: max(20, style.width() - 1))
    write("\r\u{1B}[K" + line.printableInOneLine)
    hasLiveLine = true
  }
}
