import Foundation
import NeuralNetwork
import Randomness
import Tensor
import Testing

/// Losses, their slopes and their metrics. Reference values are those of Keras 3.
struct LossTests {
  private let outputs: [Float] = [0.9, 0.2, 0.6, 0.4]
  private let targets: [Float] = [1, 0, 0, 1]

  private func evaluate(_ loss: Loss, _ outputs: [Float], gradient: inout [Float])
    -> LossHead.Result
  {
    LossHead(loss: loss, fromLogits: false, classes: 2).evaluate(
      outputs, targets: targets, weights: nil, count: 2, gradient: &gradient)
  }

  @Test("Values follow the formulas")
  func values() {
    var gradient = [Float](repeating: 0, count: 4)
    let squared = evaluate(.meanSquaredError, outputs, gradient: &gradient)
    #expect(abs(squared.loss - 0.1925) < 1e-6)
    #expect(abs(squared.absoluteError / 2 - 0.375) < 1e-6)
    let absolute = evaluate(.meanAbsoluteError, outputs, gradient: &gradient)
    #expect(abs(absolute.loss - 0.375) < 1e-6)
    let binary = evaluate(.binaryCrossentropy, outputs, gradient: &gradient)
    #expect(abs(binary.loss - 0.5402685) < 1e-5)
    #expect(binary.correct == 1)
  }

  @Test(
    "Gradients are slopes",
    arguments: [Loss.meanSquaredError, .meanAbsoluteError, .binaryCrossentropy])
  func slopes(_ loss: Loss) {
    var gradient = [Float](repeating: 0, count: 4)
    var ignored = gradient
    _ = evaluate(loss, outputs, gradient: &gradient)
    for index in outputs.indices {
      var (up, down) = (outputs, outputs)
      up[index] += 1e-3
      down[index] -= 1e-3
      let slope =
        (evaluate(loss, up, gradient: &ignored).loss
          - evaluate(loss, down, gradient: &ignored).loss) / 2e-3
      #expect(abs(Double(gradient[index]) - slope) < 1e-3)
    }
  }

  @Test("A certain mistake has a finite loss")
  func certainty() {
    var gradient = [Float](repeating: 0, count: 4)
    let result = evaluate(.binaryCrossentropy, [0, 1, 1, 0], gradient: &gradient)
    #expect(result.loss.isFinite && gradient.allSatisfy { $0.isFinite })
  }

  @Test("A line is found by a regression, which records its absolute error")
  func regression() throws {
    let x = Networks.noise([200, 2], seed: 3)
    let y = Tensor<Float>(
      shape: [200, 1], elements: (0..<200).map { 3 * x[$0, 0] - x[$0, 1] + 0.5 })
    for loss in [Loss.meanSquaredError, .meanAbsoluteError] {
      var model = try Sequential(inputShape: [2], random: RandomSource(seed: 1)) { Dense(1) }
      let history = try model.fit(
        x, y, epochs: 40, validationSplit: 0.2, optimizer: .adam(learningRate: 0.05), loss: loss)
      #expect(try #require(history.last(.validationMeanAbsoluteError)) < 0.05)
      #expect(history[.accuracy].isEmpty && history[.meanAbsoluteError].count == 40)
      let evaluation = try model.evaluate(x, y, loss: loss)
      #expect(try #require(evaluation.meanAbsoluteError) < 0.05)
    }
  }

  @Test("Yes and no are learned from labels 0 and 1")
  func binary() throws {
    let x = Networks.noise([300, 2], seed: 4)
    let labels = (0..<300).map { x[$0, 0] + x[$0, 1] > 0 ? 1 : 0 }
    var model = try Sequential(inputShape: [2], random: RandomSource(seed: 1)) {
      Dense(1, activation: .sigmoid)
    }
    let history = try model.fit(
      x, labels: labels, epochs: 40, validationSplit: 0.2, optimizer: .adam(learningRate: 0.05),
      loss: .binaryCrossentropy)
    #expect(try #require(history.last(.validationAccuracy)) > 0.95)
    #expect(try model.evaluate(x, labels: labels, loss: .binaryCrossentropy).accuracy > 0.95)
    #expect(throws: TrainingError.self) {
      try model.evaluate(x, labels: labels.map { 2 * $0 }, loss: .binaryCrossentropy)
    }
  }
}
