import Checks
import Tensor

/// Ends a training with the mean of its weights over the last part, which is nearer to the middle of a wide minimum than any
/// single step does (Izmailov et al., "Averaging weights leads to wider optima and better generalization", 2018).
///
/// The moving averages of batch normalizations are averaged along with the weights. Validations during the training are of the
/// weights as they are, not of their mean.
public struct WeightAveraging: Callback, Codable {
  /// The share of the training after which averaging begins.
  public var start: Double
  /// Weights are taken every so many steps.
  public var interval: Int
  private var count = 0
  private var mean: [Tensor<Float>] = []

  /// Makes a callback that averages late weights.
  /// - Parameters:
  ///   - start: From 0 to below 1; the last quarter by default.
  ///   - interval: In steps; 10 by default.
  public init(start: Double = 0.75, interval: Int = 10) {
    require((0..<1).contains(start), "averaging starts from 0 to below 1, not at \(start)")
    require(interval > 0, "an interval of at least one step, not \(interval)")
    self.start = start
    self.interval = interval
  }

  public mutating func batchEnds(_ step: Int, loss: Double, _ training: any TrainingControl) throws
  {
    let steps = training.stepsPerEpoch * training.epochCount
    guard Double(step) >= start * Double(steps), (steps - 1 - step) % interval == 0 else { return }
    let weights = training.weights
    count += 1
    guard count > 1 else {
      mean = weights
      return
    }
    for index in mean.indices { follow(&mean[index], weights[index], share: 1 / Float(count)) }
  }

  public mutating func trainingEnds(_ training: any TrainingControl) throws {
    if count > 0 { training.weights = mean }
  }
}

/// Moves `mean` by a share of the way to `value`.
private func follow(_ mean: inout Tensor<Float>, _ value: Tensor<Float>, share: Float) {
  mean.withUnsafeMutableBufferPointer { mean in
    value.withUnsafeBufferPointer { value in
      for index in mean.indices { mean[index] += (value[index] - mean[index]) * share }
    }
  }
}
