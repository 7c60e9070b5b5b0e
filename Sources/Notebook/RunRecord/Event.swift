import Display
import Hosting

/// One thing that happened in a run: a line of `events.jsonl`.
public struct Event: Codable, Sendable, Equatable {
  /// Seconds since the run started.
  public var time: Double
  /// What happened.
  public var kind: Kind

  /// Makes an event at a time since the start of the run.
  public init(time: Double, kind: Kind) {
    self.time = time
    self.kind = kind
  }

  /// What happened. Cells are named by their ``CellSource/id``.
  public enum Kind: Codable, Sendable, Equatable {
    /// The first event: the notebook as it was, and everything around it.
    case runStarted(RunHeader)
    /// The worker began to execute the cell.
    case cellStarted(cell: String)
    /// The cell is executed on another machine, from now on.
    case cellPlaced(cell: String, CellPlace)
    /// The cell printed or showed something.
    case output(cell: String, anchor: Anchor, Output)
    /// The cell recorded a metric.
    case metric(cell: String, anchor: Anchor, Metric)
    /// The cell reported progress; each report replaces the last.
    case progress(cell: String, WorkProgress)
    /// The cell ran to its end, or its stored result was taken.
    case cellFinished(cell: String, CellResult)
    /// The cell ended without a result.
    case cellFailed(cell: String, CellFailure)
    /// The cell stopped at a good place on request; `position` is as in `epoch 4/7`.
    case cellInterrupted(cell: String, position: String, seconds: Double)
    /// The cell was not executed, because `reason`; a stored result of another key may still be shown.
    case cellSkipped(cell: String, reason: String)
    /// The cell was not requested, and its stored result, shown here, does not fit what it depends on now.
    case cellStale(cell: String, reasons: [String])
    /// Something about the whole run that the reader should know.
    case warning(String)
    /// The last event of a run that was not killed.
    case runFinished(RunOutcome)
  }
}

/// Where in a cell an output belongs: after the code token with this index, counted from 0.
///
/// Tokens, not lines, so that outputs stay in place when prose or layout changes.
public struct Anchor: Codable, Sendable, Hashable {
  /// The last token of the statement's first line; -1 is the place before all code.
  public var token: Int

  /// Makes the place after a token; -1 is the place before all code.
  public init(token: Int) { self.token = token }
}
