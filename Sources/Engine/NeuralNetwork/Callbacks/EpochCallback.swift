/// A closure that is called after each epoch with its number, counted from 0, and its values.
public struct EpochCallback: Callback {
  private let body: @Sendable (Int, EpochLogs, any TrainingControl) throws -> Void

  public init(
    _ body:
      @escaping @Sendable (_ epoch: Int, _ logs: EpochLogs, _ training: any TrainingControl)
      throws -> Void
  ) {
    self.body = body
  }

  public mutating func epochEnds(
    _ epoch: Int, _ logs: inout EpochLogs, _ training: any TrainingControl
  ) throws {
    try body(epoch, logs, training)
  }
}
