import Artifacts
import Display
import Hosting
import RunRecord

/// What the supervisor sends a cell's process: a JSON line each.
enum CellCommand: Codable, Sendable {
  /// The first command: what the process is for.
  case begin(CellOrder)
  /// Stop at the next good place.
  case stop
}

/// What a process is started for.
struct CellOrder: Codable, Sendable {
  enum Work: Codable, Sendable {
    case execute(ExecutionOrder)
    /// Find out what the cells that read an external input depend on. `verifies` distrusts remembered hashes of files.
    case inspect(input: String, verifies: Bool)
  }

  var work: Work
  var parameters: [String: String]
  var seed: UInt64
  var store: String
  var outputFolder: String
  var packageFolder: String
}

/// A cell to execute.
struct ExecutionOrder: Codable, Sendable {
  var cell: String
  /// The stored values of the cells that it reads.
  var inputs: [String: ContentHash]
  /// Contents of the store whose bytes were compared with their hashes in this run.
  var verified: Set<ContentHash>
  var checkpointKey: String
  /// Where checkpoints are while the cell runs as a job; `nil` for the store's own folder of the key.
  var checkpointFolder: String?
  /// Whether checkpoints of earlier executions are not to be used.
  var startsAfresh: Bool
  /// The threads that computations use; `nil` for all processors.
  var threads: Int?
}

/// What a cell's process sends the supervisor.
enum CellMessage: Codable, Sendable {
  case output(anchor: Anchor, Output)
  case metric(anchor: Anchor, Metric)
  case progress(WorkProgress)
  case finished(FinishedWork)
  /// `line` is the last line reached in the cell's file.
  case threw(message: String, line: Int?, seconds: Double)
  case interrupted(position: String, seconds: Double)
  /// A stored value cannot be read.
  case unusable(cell: String, reason: String)
  /// What the cells that read the inspected input depend on, and the paths of what was hashed.
  case found([KeyPart], paths: [String: String])
  /// The closure of the inspected input threw.
  case notFound(message: String)
  /// The process received a signal that requests an end.
  case stopRequested(signal: Int32)
  /// So many threads went on after the body of the cell had returned; 0 for something that is known only by what it showed then.
  case wentOn(threads: Int)
}

/// What executing a cell gave.
struct FinishedWork: Codable, Sendable {
  var summary: Artifact.Summary
  var seconds: Double
  var resumedAt: String?
  /// Contents of the store that were compared with their hashes.
  var verified: Set<ContentHash>
}
