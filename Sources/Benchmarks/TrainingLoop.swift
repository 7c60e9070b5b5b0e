import Foundation
import NeuralNetwork
import Randomness
import Tensor

/// Steps of a training on noise, without anything around them.
final class TrainingLoop {
  private let plan: Plan
  private let predictionPlan: Plan
  private let optimizer: OptimizerState
  private let head: LossHead
  private let targets: Tensor<Float>
  private let pictures: Tensor<UInt8>
  private let batch: Int
  private let names: [String]
  private var stepNumber = 0

  init(_ model: Sequential, batch: Int, pictures count: Int) throws {
    self.batch = batch
    plan = try Plan(model, capacity: batch, isTraining: true)
    predictionPlan = try Plan(model, capacity: batch, isTraining: false)
    optimizer = OptimizerState(.adam(), count: plan.store.trainableCount)
    head = plan.head(for: .categoricalCrossentropy())
    let count = max(count, batch)
    targets = oneHot((0..<count).map { $0 % 18 }, classes: 18)
    pictures = Self.noise(shape: [count] + model.inputShape)
    names = model.layerNames
    try loadBatch()
  }

  /// Pictures of random bytes.
  static func noise(shape: [Int]) -> Tensor<UInt8> {
    var generator = RandomSource(seed: 1).generator
    return Tensor(shape: shape) { pixels in
      let bytes = UnsafeMutableRawBufferPointer(pixels)
      for place in stride(from: 0, to: bytes.count - 7, by: 8) {
        bytes.storeBytes(of: generator.next(), toByteOffset: place, as: UInt64.self)
      }
    }
  }

  private func loadBatch() throws {
    let order = RandomSource(seed: UInt64(stepNumber)).permutation(pictures.rowCount)
    for plan in [plan, predictionPlan] {
      try plan.load(pictures, order[..<batch], for: BatchRequest(isTraining: true))
    }
  }

  func step() {
    let step = Step(
      count: batch, isTraining: true, random: RandomSource(seed: 2)["step"][stepNumber])
    targets.withUnsafeBufferPointer {
      _ = plan.train(step, targets: $0.baseAddress!, weights: nil, head: head)
    }
    optimizer.step(plan.store)
    plan.chain.weightsChanged()
    stepNumber += 1
  }

  func stepFromBytes() throws {
    try loadBatch()
    step()
  }

  func predict() { _ = predictionPlan.forward(Step(count: batch, isTraining: false)) }

  /// The shortest time of each pass.
  func layerTimes(seconds: Double) -> [Measurement.LayerTime] {
    let stopwatch = PassStopwatch()
    plan.chain.stopwatch = stopwatch
    defer { plan.chain.stopwatch = nil }
    let start = ContinuousClock.now
    var steps = 0
    while ContinuousClock.now - start < .seconds(seconds) || steps < 3 {
      step()
      steps += 1
    }
    return plan.chain.passOfLayer.enumerated().compactMap { layer, pass in
      guard let pass, let times = stopwatch.times[pass] else { return nil }
      let first = (plan.chain.passOfLayer[..<layer].lastIndex { $0 != nil } ?? -1) + 1
      return Measurement.LayerTime(
        name: names[first...layer].joined(separator: " + "),
        forward: times.forward,
        backward: times.backward.isFinite ? times.backward : 0)
    }
  }
}
