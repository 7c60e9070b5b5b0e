/// How a cell came to its result.
public struct CellResult: Codable, Sendable, Equatable {
  /// Where the result comes from.
  public enum Origin: Codable, Sendable, Equatable {
    /// The cell was executed in this run.
    case executed
    /// The result was in the store; its outputs are those of run `run`.
    case stored(run: String)
    /// A person declared a stale result still good; `reasons` say what had changed.
    case accepted(run: String, reasons: [String])
  }

  /// Where the result comes from.
  public var origin: Origin
  /// Seconds that the execution took, in whichever run it was.
  public var seconds: Double
  /// Bytes of the stored value.
  public var byteCount: Int
  /// Digest of the key under which the result is stored.
  public var key: String
  /// Digest of the value, without measured times and rates.
  public var resultHash: String
  /// Where an interrupted execution was taken up again, as in `epoch 4/7`.
  public var resumedAt: String?

  /// Makes the record of a finished cell.
  public init(
    origin: Origin, seconds: Double, byteCount: Int, key: String, resultHash: String,
    resumedAt: String? = nil
  ) {
    self.origin = origin
    self.seconds = seconds
    self.byteCount = byteCount
    self.key = key
    self.resultHash = resultHash
    self.resumedAt = resumedAt
  }
}

/// Why and where a cell failed.
public struct CellFailure: Codable, Sendable, Equatable {
  /// What ended the cell.
  public enum Cause: Codable, Sendable, Equatable {
    /// The cell's code threw an error.
    case threw
    /// The worker died of a signal (a trap, a segmentation fault, being killed).
    case signal(Int32)
    /// The cell's code called `exit`.
    case exited(Int32)
    /// The time limit of the cell, in seconds, was over.
    case timedOut(Double)
    /// The scheduler ended the cell's job, in this state, as in `CANCELLED`.
    case job(String)
  }

  /// What ended the cell.
  public var cause: Cause
  /// One clear message.
  public var message: String
  /// The file, from the package's folder.
  public var path: String?
  /// The line in that file, counted from 1; `nil` when unknown.
  public var line: Int?
  /// Whether ``line`` is only the last line that was reached, because there is no backtrace.
  public var isLastLineReached: Bool
  /// The backtrace, or an empty text.
  public var backtrace: String
  /// How long the cell ran.
  public var seconds: Double

  /// Makes the record of a failed cell.
  public init(
    cause: Cause, message: String, path: String?, line: Int?, isLastLineReached: Bool,
    backtrace: String, seconds: Double
  ) {
    self.cause = cause
    self.message = message
    self.path = path
    self.line = line
    self.isLastLineReached = isLastLineReached
    self.backtrace = backtrace
    self.seconds = seconds
  }
}

/// How a run ended.
public struct RunOutcome: Codable, Sendable, Equatable {
  /// Whether all requested cells have a result.
  public enum Status: String, Codable, Sendable {
    /// Every requested cell has a result.
    case succeeded
    /// At least one cell failed.
    case failed
    /// The run was stopped on request.
    case interrupted
  }

  /// Whether all requested cells have a result.
  public var status: Status
  /// The exit code of the program.
  public var exitCode: Int32
  /// How long the run took.
  public var seconds: Double

  /// Makes the record of a finished run.
  public init(status: Status, exitCode: Int32, seconds: Double) {
    self.status = status
    self.exitCode = exitCode
    self.seconds = seconds
  }
}
