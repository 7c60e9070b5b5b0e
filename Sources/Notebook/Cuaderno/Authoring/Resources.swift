/// What a cell needs when it is executed as a job of a cluster.
///
/// ```swift
/// let train = Cell("Train", model, pictures, resources: Resources(minutes: 90, gigabytes: 8, cpus: 16)) { ... }
/// ```
///
/// Resources are no part of a key: they never change a result. On one machine they have no effect.
public struct Resources: Sendable, Equatable {
  /// The time limit of the job.
  public var minutes: Int?
  /// The memory of the job.
  public var gigabytes: Double?
  /// The processors of the job, and so the threads of its computations.
  public var cpus: Int?
  /// Whether the cell always stays on the machine of the run, as one that needs the internet.
  public var isLocal: Bool

  /// Creates the needs of a job; what is `nil` is left to the cluster.
  public init(minutes: Int? = nil, gigabytes: Double? = nil, cpus: Int? = nil) {
    self.minutes = minutes
    self.gigabytes = gigabytes
    self.cpus = cpus
    isLocal = false
  }

  private init(isLocal: Bool) { self.isLocal = isLocal }

  /// The cell stays on the machine of the run.
  public static let local = Resources(isLocal: true)
}
