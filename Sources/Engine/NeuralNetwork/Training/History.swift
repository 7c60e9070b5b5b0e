import Artifacts

/// What a training recorded, epoch by epoch.
public struct History: Sendable, Codable, Equatable {
  /// A recorded quantity.
  public struct Key: RawRepresentable, Sendable, Codable, Hashable, ExpressibleByStringLiteral {
    public var rawValue: String
    public init(rawValue: String) { self.rawValue = rawValue }
    public init(stringLiteral value: String) { rawValue = value }

    /// The objective minimized during training, as its mean over the epoch.
    public static let loss: Key = "loss"
    /// The share of training samples classified correctly, as its mean over the epoch.
    public static let accuracy: Key = "accuracy"
    /// The loss on the validation samples at the end of the epoch.
    public static let validationLoss: Key = "val_loss"
    /// The share of validation samples classified correctly at the end of the epoch.
    public static let validationAccuracy: Key = "val_accuracy"
    /// The learning rate at the end of the epoch, where a callback changes it.
    public static let learningRate: Key = "learning_rate"
    /// The mean distance between prediction and target in training, for regression.
    public static let meanAbsoluteError: Key = "mean_absolute_error"
    /// The mean distance between prediction and target on the validation samples.
    public static let validationMeanAbsoluteError: Key = "val_mean_absolute_error"
  }

  /// The values of each epoch by the names that Keras gives them, as in `val_loss`.
  public internal(set) var values: [String: [Double]] = [:]
  /// The number of finished epochs.
  public internal(set) var epochs = 0
  /// Seconds that each epoch took, validation included.
  public internal(set) var seconds: [Measured<Double>] = []
  /// Pictures trained on in each epoch, a second of training without validation.
  public internal(set) var samplesPerSecond: [Measured<Double>] = []

  /// Makes the history of a training that has not begun.
  public init() {}

  /// The values of `key`, one an epoch; empty for an unknown one.
  public subscript(key: Key) -> [Double] { values[key.rawValue] ?? [] }

  /// The value of the last epoch.
  public func last(_ key: Key) -> Double? { self[key].last }

  /// Seconds of all epochs together.
  public var totalSeconds: Measured<Double> { Measured(seconds.reduce(0) { $0 + $1.value }) }

  /// The mean rate over all epochs.
  public var meanSamplesPerSecond: Measured<Double> {
    let inverse = samplesPerSecond.reduce(0) { $0 + 1 / max($1.value, 1e-9) }
    return Measured(samplesPerSecond.isEmpty ? 0 : Double(samplesPerSecond.count) / inverse)
  }

  /// The epoch, counted from 0, with the lowest validation loss, or training loss where nothing was validated.
  public var bestEpoch: Int? {
    best(self[.validationLoss].isEmpty ? .loss : .validationLoss, isBetter: <)
  }

  /// The first epoch whose value of `key` no other one beats.
  public func best(_ key: Key, isBetter: (Double, Double) -> Bool) -> Int? {
    let values = self[key]
    return values.indices.reduce(nil) { best, index in
      guard !values[index].isNaN else { return best }
      guard let best else { return index }
      return isBetter(values[index], values[best]) ? index : best
    }
  }

  /// Adds the epochs of a training that went on from this one. What only one of both recorded is dropped.
  public mutating func append(contentsOf other: History) {
    guard epochs > 0 else {
      self = other
      return
    }
    values = values.filter { other.values[$0.key] != nil }
    for key in values.keys { values[key]? += other.values[key] ?? [] }
    epochs += other.epochs
    seconds += other.seconds
    samplesPerSecond += other.samplesPerSecond
  }

  mutating func append(_ logs: EpochLogs, seconds: Double, rate: Double) {
    for (key, value) in logs.values { values[key, default: []].append(value) }
    epochs += 1
    self.seconds.append(Measured(seconds))
    samplesPerSecond.append(Measured(rate))
  }
}

/// The values of one epoch, in the order in which they are printed.
public struct EpochLogs: Sendable, Equatable {
  /// Name and value, metrics sorted by name and what callbacks add behind them.
  public internal(set) var values: [(key: String, value: Double)]

  /// Makes the logs of an epoch from names and values, as for a test of a callback.
  public init(_ values: [(key: String, value: Double)]) { self.values = values }

  /// The value of a key; setting one that is new appends it.
  public subscript(key: String) -> Double? {
    get { values.first { $0.key == key }?.value }
    set {
      guard let newValue else { return }
      if let index = values.firstIndex(where: { $0.key == key }) {
        values[index].value = newValue
      } else {
        values.append((key, newValue))
      }
    }
  }

  public static func == (left: EpochLogs, right: EpochLogs) -> Bool {
    left.values.elementsEqual(right.values) { $0.key == $1.key && $0.value == $1.value }
  }
}
