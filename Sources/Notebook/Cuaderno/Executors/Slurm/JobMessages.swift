import Foundation
import RunRecord

/// What a run writes to a job.
enum JobCommand: Codable, Sendable {
  case begin(JobOrder)
  /// Stop at the next good place.
  case stop

  var order: JobOrder? { if case .begin(let order) = self { order } else { nil } }
}

/// What a job is for.
struct JobOrder: Codable, Sendable {
  var order: CellOrder
  /// The token of the run's lease of the store. A job of another holder's has no right to go on.
  var lease: String
  /// The program that made the keys.
  var program: ProgramIdentity
  var submitted: Date
}

/// What a job writes to its run, apart from what it passes on.
enum JobNote: Codable, Sendable {
  case started(CellPlace)
  /// The job still runs.
  case alive
  /// The cell cannot be executed there.
  case refused(String)
  /// A signal to the job stopped the cell.
  case stopped(signal: Int32)
  /// The cell's process ended; nothing follows.
  case ended(ProcessEnding)
}

/// Which pipe of the cell's process a text frame in `events` comes from.
enum JobStream: Int32 {
  case messages = 0
  case output = 1
  case errors = 2
}
