import RunRecord

/// The connection with a process that executes a cell, wherever it runs.
protocol ProcessLink: AnyObject {
  /// What to wait for; a link without descriptors is polled.
  var descriptors: [Int32] { get }
  func send(_ command: CellCommand)
  /// Ends the process and everything that it started, at once.
  func kill()
  /// Everything that has happened since the last call, in order; does not wait.
  func receive() -> [LinkEvent]
  /// What the run should know of a message; `nil` for a message that concerns the link alone.
  func admit(_ message: CellMessage) -> CellMessage?
  /// The signals, received elsewhere since the last call, that request an end of the whole run.
  func takeSignals() -> [Int32]
}

/// Something that came over a link.
enum LinkEvent {
  /// Bytes of the message pipe.
  case messages([UInt8])
  /// Bytes that anything in the process wrote to its standard output.
  case output([UInt8])
  case errors([UInt8])
  /// The process has not started yet, with the reason in words.
  case queued(String)
  /// The process started on another machine.
  case placed(CellPlace)
  /// Something that the reader of the record should know.
  case warned(String)
  /// The process is gone; everything that it wrote came before.
  case ended(ProcessEnding, OutsideEnd? = nil)
}

/// Why something other than the run ended a process: the time limit of a cell or job, a person, a lost machine.
struct OutsideEnd: Equatable {
  var cause: CellFailure.Cause
  /// As in `job 12 on n1 was cancelled`.
  var words: String
  /// Whether the cell had no part in it, so that it is executed again.
  var isRepeatable = false
}
