/// Where a cell was executed, when it was not on the machine of the run.
public struct CellPlace: Codable, Sendable, Equatable, CustomStringConvertible {
  /// The machine, as the scheduler calls it.
  public var node: String
  /// The scheduler's number of the job.
  public var job: String
  /// Seconds from the submission of the job to its start.
  public var secondsQueued: Double

  /// Creates the place of a job.
  public init(node: String, job: String, secondsQueued: Double) {
    self.node = node
    self.job = job
    self.secondsQueued = secondsQueued
  }

  /// As in `job 12 on n1`.
  public var description: String { "job \(job) on \(node)" }
}
