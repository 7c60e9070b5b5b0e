import Artifacts
import Foundation
import RunRecord

/// What last happened to a cell, for `status` and for naming what changed.
package struct CellState: Codable, Sendable {
  package enum Ending: Codable, Sendable, Equatable {
    case finished
    case failed(message: String)
    case interrupted(position: String)
  }

  /// The key of the last result that was shown as current or accepted.
  package var key: String?
  package var ending: Ending
  package var run: String
  package var date: Date
  package var seconds: Double

  package init(key: String?, ending: Ending, run: String, date: Date, seconds: Double) {
    self.key = key
    self.ending = ending
    self.run = run
    self.date = date
    self.seconds = seconds
  }
}

extension Store {
  package func state(of cell: String) -> CellState? {
    CheckedFile.read("\(states)/\(cell).jsonl").flatMap {
      try? RecordCoding.decoder().decode(CellState.self, from: $0)
    }
  }

  /// - Throws: `FileError`.
  package func save(_ state: CellState, of cell: String) throws {
    try CheckedFile.write(
      try RecordCoding.encoder().encode(state), to: "\(states)/\(cell).jsonl")
  }
}
