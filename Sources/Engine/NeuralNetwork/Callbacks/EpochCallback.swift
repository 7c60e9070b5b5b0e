/// A closure that is called after each epoch with its number, counted from 0, and its values.
///
/// What the closure keeps outside cannot be part of a checkpoint, so an interrupted training starts over and the closure
/// sees every epoch. A ``Callback`` that is `Codable` lets the training continue instead.
public struct EpochCallback: Callback {
  private let body: @Sendable (Int, EpochLogs, any TrainingControl) throws -> Void

  /// A callback of `body`, which may also stop the training or change its learning rate.
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
