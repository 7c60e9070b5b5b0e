import Tensor

/// Stops a training when a value has not become better for `patience` epochs.
public struct EarlyStopping: Callback, Codable {
  /// The logged value that is watched, and which way is better.
  public var monitor: Monitor
  /// The smallest change that counts as better.
  public var minDelta: Double
  /// How many epochs without improvement are allowed before the training stops.
  public var patience: Int
  /// Whether the network ends with the weights of the best epoch instead of those of the last.
  public var restoresBestWeights: Bool
  /// The first epoch that is watched, counted from 0.
  public var startFromEpoch: Int
  /// Whether it prints what it does.
  public var isVerbose: Bool
  private var wait = 0
  private var best: Double?
  private var bestEpoch = 0
  private var bestWeights: [Tensor<Float>] = []
  private var stoppedEpoch = 0
  private var hasWarned = false

  /// Makes a callback with Keras' arguments and defaults: it watches `val_loss` and stops at the first epoch without
  /// improvement.
  public init(
    monitor: String = "val_loss", mode: Monitor.Mode = .automatic, minDelta: Double = 0,
    patience: Int = 0, restoresBestWeights: Bool = false, startFromEpoch: Int = 0,
    isVerbose: Bool = false
  ) {
    self.monitor = Monitor(monitor, mode: mode)
    self.minDelta = abs(minDelta)
    self.patience = patience
    self.restoresBestWeights = restoresBestWeights
    self.startFromEpoch = startFromEpoch
    self.isVerbose = isVerbose
  }

  public var dependsOnEpochCount: Bool { false }

  public mutating func epochEnds(
    _ epoch: Int, _ logs: inout EpochLogs, _ training: any TrainingControl
  ) throws {
    guard epoch >= startFromEpoch,
      let current = monitor.value(in: logs, for: "early stopping", hasWarned: &hasWarned)
    else { return }
    if restoresBestWeights, bestWeights.isEmpty {
      bestWeights = training.weights
      bestEpoch = epoch
    }
    wait += 1
    if monitor.isBetter(current, than: best ?? monitor.worst, by: minDelta) {
      best = current
      bestEpoch = epoch
      if restoresBestWeights { bestWeights = training.weights }
      wait = 0
      return
    }
    if wait >= patience, epoch > 0 {
      stoppedEpoch = epoch
      training.stopsTraining = true
    }
  }

  public mutating func trainingEnds(_ training: any TrainingControl) throws {
    if stoppedEpoch > 0, isVerbose { training.print("Epoch \(stoppedEpoch + 1): early stopping") }
    guard restoresBestWeights, !bestWeights.isEmpty else { return }
    if isVerbose {
      training.print(
        "Restoring model weights from the end of the best epoch: \(bestEpoch + 1).")
    }
    training.weights = bestWeights
  }
}
