import Foundation

/// Sets the learning rate as a function of the time in the training.
public struct LearningRateSchedule: Callback {
  /// When the rate is set.
  public enum Rhythm: String, Sendable {
    /// Before each epoch.
    case epoch
    /// Before each batch.
    case batch
  }

  private let description: String
  private let rhythm: Rhythm
  private let rate: @Sendable (_ epoch: Double, _ current: Double, _ epochCount: Int) -> Double
  public let dependsOnEpochCount: Bool
  public var isStateless: Bool { true }

  /// A rule of your own. `epoch` counts from 0; with the rhythm of batches it has a fraction.
  ///
  /// - Parameters:
  ///   - description: Names the rule with its settings; a stored training continues only under the same name.
  ///   - rhythm: When the rate is set.
  ///   - dependsOnEpochCount: Whether the rule goes by `epochCount`. One that does not lets a longer training go on from
  ///     a shorter one.
  ///   - rate: The rule, which must give the same rate for the same arguments.
  public init(
    _ description: String, each rhythm: Rhythm = .epoch, dependsOnEpochCount: Bool = true,
    rate: @escaping @Sendable (_ epoch: Double, _ initialRate: Double, _ epochCount: Int) -> Double
  ) {
    self.description = description
    self.rhythm = rhythm
    self.dependsOnEpochCount = dependsOnEpochCount
    self.rate = rate
  }

  /// Half a cosine wave from the initial rate down to `final` times it, over all epochs
  /// (Loshchilov and Hutter, 2016).
  public static func cosine(final: Double = 0) -> LearningRateSchedule {
    LearningRateSchedule("cosine \(final)", each: .batch) { epoch, initial, count in
      let part = min(1, epoch / Double(max(1, count)))
      return initial * (final + (1 - final) * 0.5 * (1 + cos(.pi * part)))
    }
  }

  /// Up from a tenth of the peak for the first part, then down in a cosine to a thousandth (Smith, 2018). The optimizer's rate is
  /// the peak.
  public static func oneCycle(warmup: Double = 0.3) -> LearningRateSchedule {
    LearningRateSchedule("one cycle \(warmup)", each: .batch) { epoch, peak, count in
      let part = min(1, epoch / Double(max(1, count)))
      if part < warmup { return peak * (0.1 + 0.9 * part / warmup) }
      return peak * (0.001 + 0.999 * 0.5 * (1 + cos(.pi * (part - warmup) / (1 - warmup))))
    }
  }

  /// Times `factor` after every `epochs` epochs.
  public static func step(every epochs: Int, factor: Double = 0.5) -> LearningRateSchedule {
    LearningRateSchedule("step \(epochs) \(factor)", dependsOnEpochCount: false) {
      epoch, initial, _ in
      initial * pow(factor, (epoch / Double(epochs)).rounded(.down))
    }
  }

  /// This rule for a training that is one part of a longer one: `epochs` of it came before, and it has `total` of them.
  ///
  /// A network that is first trained on small pictures and then on larger ones goes through one schedule in two calls of `fit`.
  public func part(after epochs: Int, of total: Int) -> LearningRateSchedule {
    let rate = rate
    return LearningRateSchedule(
      "\(description), after \(epochs) of \(total)", each: rhythm, dependsOnEpochCount: false
    ) { epoch, initial, _ in rate(Double(epochs) + epoch, initial, total) }
  }

  public mutating func epochBegins(_ epoch: Int, _ training: any TrainingControl) throws {
    training.learningRate = rate(Double(epoch), training.initialLearningRate, training.epochCount)
  }

  public mutating func batchBegins(_ step: Int, _ training: any TrainingControl) throws {
    guard rhythm == .batch else { return }
    training.learningRate = rate(
      Double(step) / Double(training.stepsPerEpoch), training.initialLearningRate,
      training.epochCount)
  }

  public mutating func epochEnds(
    _ epoch: Int, _ logs: inout EpochLogs, _ training: any TrainingControl
  ) throws {
    logs["learning_rate"] = training.learningRate
  }
}
