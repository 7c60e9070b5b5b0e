import Foundation
import NeuralNetwork
import Randomness
import Tensor
import Testing

/// A training in several parts: other sizes of pictures, one schedule, averaged weights, averaged views.
struct ContinuedTrainingTests {
  private func network(_ edge: Int) throws -> Sequential {
    try Sequential(inputShape: [edge, edge, 3], random: RandomSource(seed: 3)) {
      Conv2D(4, kernelSize: 3, padding: .same, activation: .relu)
      GlobalAveragePooling2D()
      Dense(2, activation: .softmax)
    }
  }

  private func samples(_ edge: Int) -> Tensor<Float> {
    Tensor(
      shape: [6, edge, edge, 3], elements: (0..<6 * edge * edge * 3).map { Float($0 % 17) / 17 })
  }

  @Test("A network that pools globally takes pictures of another size")
  func otherSize() throws {
    let small = try network(8)
    let large = try small.adapted(to: [12, 12, 3])
    #expect(large.weights == small.weights)
    #expect(large.inputShape == [12, 12, 3])
    #expect(try large.predict(samples(12)).shape == [6, 2])
  }

  @Test("A network whose weights depend on the size refuses another one")
  func fixedSize() throws {
    let fixed = try Sequential(inputShape: [8, 8, 3]) {
      Flatten()
      Dense(2, activation: .softmax)
    }
    let error = try #require(throws: ShapeError.self) { try fixed.adapted(to: [9, 9, 3]) }
    #expect(error.layer == "dense")
    #expect(throws: ShapeError.self) { try network(8).adapted(to: [8, 8]) }
  }

  @Test("Two parts of a schedule are the whole")
  func parts() throws {
    func rates(_ schedule: LearningRateSchedule, epochs: Int) throws -> [Double] {
      let script = try CallbackTests.Script()
      script.epochCount = epochs
      var schedule = schedule
      try schedule.trainingBegins(script)
      return try (0..<epochs * script.stepsPerEpoch).map { step in
        if step % script.stepsPerEpoch == 0 {
          try schedule.epochBegins(step / script.stepsPerEpoch, script)
        }
        try schedule.batchBegins(step, script)
        return script.learningRate
      }
    }
    for whole in [LearningRateSchedule.oneCycle(), .cosine(final: 0.1), .step(every: 2)] {
      let halves =
        try rates(whole.part(after: 0, of: 5), epochs: 2)
        + rates(whole.part(after: 2, of: 5), epochs: 3)
      let all = try rates(whole, epochs: 5)
      #expect(zip(halves, all).allSatisfy { abs($0 - $1) < 1e-12 })
      #expect(Set(all).count > 1)
    }
  }

  @Test("The averaged weights are the mean of those that it saw")
  func averaging() throws {
    let script = try CallbackTests.Script()
    script.epochCount = 2
    var callback = WeightAveraging(start: 0.5, interval: 2)
    for step in 0..<8 {
      script.weights = [Tensor(shape: [2], elements: [Float(step), Float(-step)])]
      try callback.batchEnds(step, loss: 0, script)
      // As after an interruption.
      callback = try JSONDecoder().decode(
        WeightAveraging.self, from: JSONEncoder().encode(callback))
    }
    try callback.trainingEnds(script)
    // Of the steps 4 to 7 every second one that ends with the last: 5 and 7.
    #expect(script.weights[0].elements == [6, -6])
  }

  @Test("The mean of views is the mean of their predictions")
  func views() throws {
    let network = try network(8)
    let first = samples(8)
    let second = Tensor<Float>(shape: first.shape, elements: first.elements.map { 1 - $0 })
    let both = try network.predict(averaging: [first, second]).elements
    let single = try [network.predict(first).elements, network.predict(second).elements]
    for (index, value) in both.enumerated() {
      #expect(abs(value - (single[0][index] + single[1][index]) / 2) < 1e-6)
    }
  }

  @Test("Mirrored pictures exchange left and right")
  func mirrored() throws {
    let pixels = Tensor<UInt8>(shape: [1, 1, 3, 2], elements: [1, 2, 3, 4, 5, 6])
    let samples = MirroredPictures(pixels)
    #expect(samples.sampleCount == 1 && samples.sampleShape == [1, 3, 2])
    var batch = [Float](repeating: 0, count: 6)
    try batch.withUnsafeMutableBufferPointer {
      try samples.fill(SampleBatch(samples: $0), with: [0], for: BatchRequest(isTraining: false))
    }
    #expect(batch.map { Int(($0 * 255).rounded()) } == [5, 6, 3, 4, 1, 2])
  }

  @Test("Histories join")
  func histories() throws {
    var network = try network(8)
    let targets = oneHot([0, 1, 0, 1, 0, 1], classes: 2)
    var history = History()
    history.append(contentsOf: try network.fit(samples(8), targets, epochs: 2))
    let second = try network.fit(samples(8), targets, epochs: 1)
    history.append(contentsOf: second)
    #expect(history.epochs == 3)
    #expect(history[.loss].count == 3 && history[.loss].last == second[.loss].last)
    #expect(history.seconds.count == 3 && history.samplesPerSecond.count == 3)
  }
}
