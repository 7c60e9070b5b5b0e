import Printing
import Report

/// What a cell printed, as it comes: the first lines and the last ones are kept, the report has all.
package struct FoldedLog {
  package static let firstCount = 8
  package static let lastCount = 8
  /// An unfinished line is kept up to so many bytes.
  private static let longestLine = 1 << 16

  private var first: [String] = []
  private var last: [String] = []
  private var left = 0
  private var unfinished = ""

  package init() {}

  package mutating func append(_ text: String) {
    let pieces = text.split(separator: "\n", omittingEmptySubsequences: false)
    for piece in pieces.dropLast() {
      unfinished += piece
      add(unfinished)
      unfinished = ""
    }
    unfinished += pieces.last ?? ""
    if unfinished.utf8.count > Self.longestLine {
      unfinished = String(TerminalText.final(unfinished).suffix(Self.longestLine / 16))
    }
  }

  /// The lines to show, with a remark where some were left out.
  package var lines: [String] {
    var log = self
    if !unfinished.isEmpty { log.add(unfinished) }
    let remark = log.left == 0 ? [] : ["... \(log.left.counted("more line")) in the report ..."]
    return log.first + remark + log.last
  }

  private mutating func add(_ line: String) {
    let line = TerminalText.final(line).printableInOneLine
    if first.count < Self.firstCount {
      first.append(line)
    } else {
      last.append(line)
      if last.count > Self.lastCount {
        last.removeFirst()
        left += 1
      }
    }
  }
}
