import Foundation
import Hosting
import NeuralNetwork
import Randomness
import Tensor
import Testing

struct TrainingTests {
  private func train(
    on host: RecordingHost, epochs: Int, callbacks: [any Callback] = []
  ) throws -> (Sequential, History) {
    let (pictures, targets) = Networks.samples(70)
    var model = try Networks.small()
    let history = try Work.$host.withValue(host) {
      try model.fit(
        pictures, targets, epochs: epochs, batchSize: 16, validationSplit: 0.2,
        callbacks: callbacks)
    }
    return (model, history)
  }

  @Test("A network learns a task that can be learned")
  func learning() throws {
    let (model, history) = try train(on: RecordingHost(), epochs: 40)
    #expect(history.epochs == 40)
    #expect(try #require(history.last(.validationAccuracy)) > 0.9)
    let (pictures, targets) = Networks.samples(70)
    let evaluation = try model.evaluate(pictures, targets)
    #expect(evaluation.accuracy > 0.9)
    #expect(evaluation.count == 70)
    #expect(try model.predict(pictures).shape == [70, 3])
  }

  @Test("Interrupted anywhere, a training continues bit for bit", arguments: [1, 3, 6, 9, 14])
  func interruption(polls: Int) throws {
    let whole = try train(on: RecordingHost(), epochs: 3).0
    let first = RecordingHost(cancelsAfter: polls)
    #expect(throws: Interrupted.self) { try train(on: first, epochs: 3) }
    let (continued, history) = try train(on: RecordingHost(continuing: first), epochs: 3)
    #expect(continued == whole)
    #expect(history.epochs == 3)
  }

  @Test("A training of more epochs goes on from the last")
  func moreEpochs() throws {
    let first = RecordingHost()
    _ = try train(on: first, epochs: 2)
    let second = RecordingHost(continuing: first)
    let (continued, history) = try train(on: second, epochs: 5)
    #expect(!second.text.contains("Epoch 2/5"))
    #expect(second.text.contains("Epoch 3/5"))
    #expect(history.epochs == 5)
    #expect(continued == (try train(on: RecordingHost(), epochs: 5).0))
  }

  @Test("A training of fewer epochs does not end with the network of more")
  func fewerEpochs() throws {
    let first = RecordingHost()
    let long = try train(on: first, epochs: 10).0
    let second = RecordingHost(continuing: first)
    let (short, history) = try train(on: second, epochs: 5)
    #expect(history.epochs == 5)
    #expect(short == (try train(on: RecordingHost(), epochs: 5).0))
    // And the longer one's checkpoint is still there.
    let third = RecordingHost(continuing: second)
    #expect(try train(on: third, epochs: 10).0 == long)
    #expect(third.text == "")
  }

  @Test("Nor when the longer training was interrupted", arguments: [22, 23])
  func fewerEpochsThanInterrupted(polls: Int) throws {
    let first = RecordingHost(cancelsAfter: polls)
    let interruption = try #require(throws: Interrupted.self) { try train(on: first, epochs: 10) }
    #expect(["epoch 5/10", "epoch 6/10"].contains(interruption.position))
    let (short, history) = try train(on: RecordingHost(continuing: first), epochs: 3)
    #expect(history.epochs == 3)
    #expect(short == (try train(on: RecordingHost(), epochs: 3).0))
  }

  @Test("An epoch that is interrupted in its validation still reports how long its steps took")
  func stepsBeforeAnInterruption() throws {
    func train(on host: RecordingHost) throws {
      try Work.$host.withValue(host) {
        var network = try Sequential(inputShape: [1]) { Dense(2, activation: .softmax) }
        let targets = oneHot([0, 1], classes: 2)
        try network.fit(
          SlowSamples(), targets, batchSize: 1,
          validationData: (Tensor<Float>(shape: [2, 1], elements: [0, 1]), targets))
      }
    }
    // It asks before each of the two steps, and then in the validation.
    let first = RecordingHost(cancelsAfter: 2)
    #expect(throws: Interrupted.self) { try train(on: first) }
    let second = RecordingHost(continuing: first)
    try train(on: second)
    let step = try #require(second.text.firstMatch(of: /(\d+)ms\/step/))
    #expect(try #require(Int(step.1)) >= 20, "\(second.text)")
  }

  /// Samples that take twenty milliseconds each.
  private struct SlowSamples: BatchSource {
    var sampleCount: Int { 2 }
    var sampleShape: [Int] { [1] }

    func fill(
      _ batch: SampleBatch, with indices: ArraySlice<Int>, for request: BatchRequest
    ) {
      usleep(20_000)
      batch.samples.update(repeating: 1)
    }
  }

  /// As a cell does that compares a training with one of twice the epochs.
  @Test("Two trainings that differ only in their epochs go on each for itself")
  func sameButForEpochs() throws {
    func both(on host: RecordingHost) throws -> [Sequential] {
      [try train(on: host, epochs: 2).0, try train(on: host, epochs: 4).0]
    }
    let undisturbed = try both(on: RecordingHost())
    let first = RecordingHost(cancelsAfter: 17)
    #expect(throws: Interrupted(at: "epoch 4/4")) { try both(on: first) }
    let second = RecordingHost(continuing: first)
    #expect(try both(on: second) == undisturbed)
    #expect(!second.text.contains("/2"), "the first training was finished already")
    #expect(second.text.contains("Epoch 4/4") && !second.text.contains("Epoch 3/4"))
  }

  @Test(
    "A schedule over all epochs starts over when their number changes",
    arguments: [
      [LearningRateSchedule.cosine()], [LearningRateSchedule.oneCycle()],
      [WeightAveraging(start: 0.5, interval: 2)], [EpochCallback { _, _, _ in }],
    ] as [[any Callback]])
  func schedules(_ callbacks: [any Callback]) throws {
    let first = RecordingHost()
    _ = try train(on: first, epochs: 3, callbacks: callbacks)
    let second = RecordingHost(continuing: first)
    let longer = try train(on: second, epochs: 5, callbacks: callbacks).0
    #expect(second.text.contains("Epoch 1/5"))
    #expect(longer == (try train(on: RecordingHost(), epochs: 5, callbacks: callbacks).0))
  }

  @Test("One that does not depend on the number of epochs continues")
  func steps() throws {
    let callbacks: [any Callback] = [LearningRateSchedule.step(every: 2), TerminateOnNaN()]
    let first = RecordingHost()
    _ = try train(on: first, epochs: 3, callbacks: callbacks)
    let second = RecordingHost(continuing: first)
    let longer = try train(on: second, epochs: 5, callbacks: callbacks).0
    #expect(!second.text.contains("Epoch 3/5") && second.text.contains("Epoch 4/5"))
    #expect(longer == (try train(on: RecordingHost(), epochs: 5, callbacks: callbacks).0))
  }

  @Test("The bits do not depend on the number of threads")
  func threads() throws {
    let before = Parallel.threadCount
    defer { Parallel.threadCount = before }
    let many = try train(on: RecordingHost(), epochs: 2).0
    Parallel.threadCount = 1
    #expect(try train(on: RecordingHost(), epochs: 2).0 == many)
    Parallel.threadCount = 5
    #expect(try train(on: RecordingHost(), epochs: 2).0 == many)
  }

  @Test("Nor do those of fused convolutions")
  func threadsOfConvolutions() throws {
    let network = try Sequential(inputShape: [34, 34, 3], random: RandomSource(seed: 5)) {
      Conv2D(16, kernelSize: 3, activation: .relu)
      Conv2D(32, kernelSize: 3, padding: .same)
      BatchNormalization()
      Activation(.relu)
      MaxPooling2D(2)
      Conv2D(32, kernelSize: 3, padding: .same, activation: .relu)
      Conv2D(32, kernelSize: 3, padding: .same, activation: .relu)
      MaxPooling2D(2)
      GlobalAveragePooling2D()
      Dense(3, activation: .softmax)
    }
    let pictures = Networks.noise([45, 34, 34, 3], seed: 6)
    let before = Parallel.threadCount
    defer { Parallel.threadCount = before }
    let models = try [1, 2, 7].map { threads in
      Parallel.threadCount = threads
      var model = network
      try model.fit(pictures, labels: (0..<45).map { $0 % 3 }, epochs: 2, batchSize: 20)
      return model
    }
    #expect(models[0] != network)
    #expect(models[0] == models[1])
    #expect(models[0] == models[2])
  }

  @Test("A source that prepares ahead gives the same training, and its errors come through")
  func preparingAhead() throws {
    struct Slow: BatchSource {
      let tensor: Tensor<UInt8>
      var failsAt = Int.max
      var sampleCount: Int { tensor.sampleCount }
      var sampleShape: [Int] { tensor.sampleShape }
      var preparesAhead: Bool { true }
      func fill(
        _ batch: SampleBatch, with indices: ArraySlice<Int>, for request: BatchRequest
      ) throws {
        if indices.contains(failsAt) { throw TrainingError.noSamples }
        try tensor.fill(batch, with: indices, for: request)
      }
    }
    let (pictures, targets) = Networks.samples(50)
    var (plain, ahead) = (try Networks.small(), try Networks.small())
    try plain.fit(pictures, targets, epochs: 2, batchSize: 16)
    try ahead.fit(Slow(tensor: pictures), targets, epochs: 2, batchSize: 16)
    #expect(plain == ahead)
    #expect(throws: TrainingError.noSamples) {
      try ahead.fit(Slow(tensor: pictures, failsAt: 40), targets, batchSize: 16)
    }
  }

  @Test("A class of weight 0 teaches nothing")
  func classWeights() throws {
    let (pictures, targets) = Networks.samples(30)
    var (weighted, sampled) = (try Networks.small(), try Networks.small())
    try weighted.fit(pictures, targets, classWeights: [2: 0])
    try sampled.fit(
      pictures, targets, sampleWeights: (0..<30).map { $0 % 3 == 2 ? 0 : 1 })
    #expect(weighted == sampled)
    var plain = try Networks.small()
    try plain.fit(pictures, targets)
    #expect(weighted != plain)
  }

  @Test("The epochs are printed as Keras prints them")
  func printing() throws {
    let host = RecordingHost()
    _ = try train(on: host, epochs: 1)
    let pattern =
      /Epoch 1\/1\n4\/4 ━{20} \ds \d+(us|ms|s)\/step - accuracy: \d\.\d{4} - loss: \d\.\d{4} - val_accuracy: \d\.\d{4} - val_loss: \d\.\d{4}\n/
    #expect(try pattern.wholeMatch(in: host.text) != nil, "\(host.text)")
    #expect(host.lines.first?.hasPrefix("1/4 ━━━━━───────────────") == true)
  }

  @Test("Shapes that do not fit and empty splits are errors")
  func errors() throws {
    var model = try Networks.small()
    let (pictures, targets) = Networks.samples(4)
    #expect(throws: TrainingError.targetShape(expected: [4, 3], received: [3, 3])) {
      try model.fit(pictures, targets.rows(0..<3))
    }
    #expect(throws: TrainingError.sampleShape(expected: [8, 8, 2], received: [8, 16])) {
      try model.predict(pictures.reshaped(to: [4, 8, 16]))
    }
    #expect(throws: TrainingError.emptySplit(samples: 1, validationSplit: 0.5)) {
      try model.fit(pictures.rows(0..<1), targets.rows(0..<1), validationSplit: 0.5)
    }
    #expect(throws: TrainingError.noSamples) {
      try model.evaluate(pictures.rows(0..<0), targets.rows(0..<0))
    }
    #expect(throws: ShapeError.self) {
      try Sequential(inputShape: [2, 2, 3]) { Conv2D(4, kernelSize: 3) }
    }
  }
}
