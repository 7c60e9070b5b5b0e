/// Stops a training whose loss is no longer a number.
public struct TerminateOnNaN: Callback, Codable {
  /// A callback that checks every batch.
  public init() {}

  public var dependsOnEpochCount: Bool { false }

  public mutating func batchEnds(_ step: Int, loss: Double, _ training: any TrainingControl) throws
  {
    guard !loss.isFinite, !training.stopsTraining else { return }
    training.print("Batch \(step % training.stepsPerEpoch): Invalid loss, terminating training")
    training.stopsTraining = true
  }
}
