import Artifacts
import Display
import Hosting
import RunRecord

/// What the supervisor tells the worker: a JSON line each.
enum WorkerCommand: Codable, Sendable {
  case configure(WorkerConfiguration)
  case execute(CellOrder)
  /// Look at external inputs, one after the other.
  case look(LookOrder)
  /// Stop at the next good place.
  case stop
}

/// What a worker needs to know before the first cell.
struct WorkerConfiguration: Codable, Sendable {
  var parameters: [String: String]
  var seed: UInt64
  var store: String
  var outputFolder: String
  var packageFolder: String
}

/// A cell to execute.
struct CellOrder: Codable, Sendable {
  var cell: String
  /// The stored values of the cells that it reads.
  var inputs: [String: ContentHash]
  var checkpointKey: String
  /// Whether checkpoints of earlier executions are not to be used.
  var startsAfresh: Bool
}

/// External inputs to look at.
struct LookOrder: Codable, Sendable {
  /// Their names.
  var inputs: [String]
  /// Whether remembered hashes of files are distrusted.
  var verifies: Bool
}

/// What the worker tells the supervisor.
enum WorkerMessage: Codable, Sendable {
  case output(anchor: Anchor, Output)
  case metric(anchor: Anchor, Metric)
  case progress(WorkProgress)
  /// The last line reached, in the cell's file.
  case finished(Artifact.Summary, seconds: Double, resumedAt: String?)
  case threw(message: String, line: Int?, seconds: Double)
  case interrupted(position: String, seconds: Double)
  /// A stored value cannot be read.
  case unusable(cell: String, reason: String)
  /// What the cells that read an external input depend on.
  case seen(input: String, [KeyPart], paths: [String: String])
  /// The closure of an external input threw.
  case notSeen(input: String, message: String)
}
