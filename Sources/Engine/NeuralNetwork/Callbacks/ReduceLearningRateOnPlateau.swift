import Checks

/// Lowers the learning rate when a value has not become better for `patience` epochs.
public struct ReduceLearningRateOnPlateau: Callback, Codable {
  /// The logged value that is watched, and which way is better.
  public var monitor: Monitor
  /// What the learning rate is multiplied by.
  public var factor: Double
  /// How many epochs without improvement are allowed before the rate is lowered.
  public var patience: Int
  /// The smallest change that counts as better.
  public var minDelta: Double
  /// How many epochs pass after a reduction before epochs without improvement are counted again.
  public var cooldown: Int
  /// The rate is never lowered below this.
  public var minimumRate: Double
  /// Whether it prints what it does.
  public var isVerbose: Bool
  private var wait = 0
  private var cooldownLeft = 0
  private var best: Double?
  private var hasWarned = false

  /// Makes a callback with Keras' arguments and defaults.
  public init(
    monitor: String = "val_loss", mode: Monitor.Mode = .automatic, factor: Double = 0.1,
    patience: Int = 10, minDelta: Double = 1e-4, cooldown: Int = 0, minimumRate: Double = 0,
    isVerbose: Bool = false
  ) {
    require(factor < 1, "a learning rate is reduced by a factor below 1, received \(factor)")
    self.monitor = Monitor(monitor, mode: mode)
    self.factor = factor
    self.patience = patience
    self.minDelta = minDelta
    self.cooldown = cooldown
    self.minimumRate = minimumRate
    self.isVerbose = isVerbose
  }

  public var dependsOnEpochCount: Bool { false }

  public mutating func epochEnds(
    _ epoch: Int, _ logs: inout EpochLogs, _ training: any TrainingControl
  ) throws {
    logs["learning_rate"] = training.learningRate
    guard
      let current = monitor.value(
        in: logs, for: "reducing the learning rate", hasWarned: &hasWarned)
    else { return }
    if cooldownLeft > 0 {
      cooldownLeft -= 1
      wait = 0
    }
    if monitor.isBetter(current, than: best ?? monitor.worst, by: minDelta) {
      best = current
      wait = 0
    } else if cooldownLeft == 0 {
      wait += 1
      guard wait >= patience, training.learningRate > minimumRate else { return }
      training.learningRate = max(training.learningRate * factor, minimumRate)
      if isVerbose {
        training.print(
          "Epoch \(epoch + 1): ReduceLROnPlateau reducing learning rate to \(training.learningRate)."
        )
      }
      cooldownLeft = cooldown
      wait = 0
    }
  }
}
