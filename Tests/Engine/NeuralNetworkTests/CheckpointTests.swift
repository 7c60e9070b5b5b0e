import Foundation
import Hosting
import NeuralNetwork
import Randomness
import Synchronization
import Tensor
import Testing

/// What is reused of an earlier training never changes a result.
struct CheckpointTests {
  /// The training alone, without any storage.
  private func fresh(_ training: TrainingCase) throws -> Outcome {
    try training.train(on: RecordingHost())
  }

  /// Runs `training` on `host`, which may interrupt it.
  private func attempt(_ training: TrainingCase, on host: RecordingHost) throws {
    do { _ = try training.train(on: host) } catch is Interrupted {}
  }

  @Test("Trainings that differ in one thing share nothing", arguments: TrainingChange.all)
  func oneThing(_ change: TrainingChange) throws {
    let first = TrainingCase()
    var second = first
    change.apply(&second)
    let expected = try (fresh(first), fresh(second))
    // In two executions of a cell, in either order, and in one.
    let one = RecordingHost()
    #expect(try first.train(on: one) == expected.0)
    #expect(try second.train(on: RecordingHost(continuing: one)) == expected.1)
    let other = RecordingHost()
    #expect(try second.train(on: other) == expected.1)
    #expect(try first.train(on: RecordingHost(continuing: other)) == expected.0)
    let both = RecordingHost()
    #expect(try first.train(on: both) == expected.0)
    #expect(try second.train(on: both) == expected.1)
  }

  @Test("Interrupted at random, trainings drawn at random end as fresh ones", arguments: 0..<40)
  func drawn(seed: UInt64) throws {
    var generator = RandomSource(seed: 100 + seed).generator
    var first = TrainingCase(seed: seed)
    for change in TrainingChange.all.shuffled(using: &generator).prefix(Int(seed % 4)) {
      change.apply(&first)
    }
    var second = first
    TrainingChange.all.randomElement(using: &generator)?.apply(&second)
    let expected = try (fresh(first), fresh(second))
    var host = RecordingHost(cancelsAfter: Int.random(in: 0...25, using: &generator))
    for training in [first, second, second, first].shuffled(using: &generator) {
      try attempt(training, on: host)
      host = RecordingHost(
        cancelsAfter: Int.random(in: 0...25, using: &generator), continuing: host)
    }
    #expect(try second.train(on: RecordingHost(continuing: host)) == expected.1)
    #expect(try first.train(on: RecordingHost(continuing: host)) == expected.0)
  }

  @Test(
    "A training with any callback continues as if undisturbed",
    arguments: TrainingChange.callbacks, [1, 4, 6, 9, 13])
  func callbacks(_ change: TrainingChange, polls: Int) throws {
    var training = TrainingCase()
    change.apply(&training)
    let host = RecordingHost(cancelsAfter: polls)
    try attempt(training, on: host)
    #expect(try training.train(on: RecordingHost(continuing: host)) == fresh(training))
  }

  @Test("A closure sees every epoch, since its training starts over", arguments: [3, 8, 12])
  func closure(polls: Int) throws {
    func losses(on hosts: [RecordingHost]) throws -> [Double] {
      let losses = Mutex<[Double]>([])
      for host in hosts {
        losses.withLock { $0 = [] }
        var training = TrainingCase()
        training.callbacks = [
          EpochCallback { _, logs, _ in losses.withLock { $0.append(logs["loss"] ?? 0) } }
        ]
        try attempt(training, on: host)
      }
      return losses.withLock(\.self)
    }
    let undisturbed = try losses(on: [RecordingHost()])
    let first = RecordingHost(cancelsAfter: polls)
    #expect(try losses(on: [first, RecordingHost(continuing: first)]) == undisturbed)
    #expect(undisturbed.count == 3)
    #expect(first.text.contains("The training will start over: the state of EpochCallback"))
  }

  /// A callback that hands its values to an object.
  private final class Collector: Callback, Codable {
    private let values = Mutex<[Double]>([])
    var losses: [Double] { values.withLock(\.self) }
    init() {}
    init(from decoder: any Decoder) throws {}
    func encode(to encoder: any Encoder) throws {}
    func epochEnds(_ epoch: Int, _ logs: inout EpochLogs, _ training: any TrainingControl) {
      values.withLock { $0.append(logs["loss"] ?? 0) }
    }
  }

  @Test("So does a training with a callback that is an object")
  func object() throws {
    var training = TrainingCase()
    let first = RecordingHost(cancelsAfter: 8)
    training.callbacks = [Collector()]
    try attempt(training, on: first)
    let collector = Collector()
    training.callbacks = [collector]
    _ = try training.train(on: RecordingHost(continuing: first))
    #expect(collector.losses.count == 3)
  }

  @Test("Trainings that differ only in what cannot be seen are told apart by their order")
  func hiddenDifferences() throws {
    func both(on host: RecordingHost) throws -> [Outcome] {
      try [0.5, 0.1].map { factor in
        var training = TrainingCase()
        training.callbacks = [
          LearningRateSchedule("mine", dependsOnEpochCount: false) { epoch, rate, _ in
            rate * pow(factor, epoch)
          }
        ]
        return try training.train(on: host)
      }
    }
    let expected = try both(on: RecordingHost())
    #expect(expected[0] != expected[1])
    for polls in [5, 12, 22, 30] {
      let first = RecordingHost(cancelsAfter: polls)
      do { _ = try both(on: first) } catch is Interrupted {}
      #expect(try both(on: RecordingHost(continuing: first)) == expected)
    }
  }

  @Test("Trainings that run at the same time in one cell find each its own checkpoint")
  func concurrent() async throws {
    let changes = Array(TrainingChange.settings.prefix(8))
    let cases = changes.map { change in
      var training = TrainingCase()
      change.apply(&training)
      return training
    }
    func run(on host: RecordingHost) async -> [Int: Outcome] {
      await withTaskGroup(of: (Int, Outcome?).self) { group in
        for (index, training) in cases.enumerated().shuffled() {
          group.addTask { (index, try? training.train(on: host)) }
        }
        return await group.reduce(into: [:]) { $0[$1.0] = $1.1 }
      }
    }
    let expected = try cases.map(fresh)
    var host = RecordingHost(cancelsAfter: 40)
    _ = await run(on: host)
    host = RecordingHost(cancelsAfter: 30, continuing: host)
    _ = await run(on: host)
    let outcomes = await run(on: RecordingHost(continuing: host))
    for (index, outcome) in expected.enumerated() { #expect(outcomes[index] == outcome) }
  }

  @Test("A folder that takes no file is an error before the training", arguments: [true, false])
  func unwritable(exists: Bool) throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
    if exists { try Data().write(to: folder) }
    defer { try? FileManager.default.removeItem(at: folder) }
    let path = folder.appendingPathComponent("w-{epoch}-{val_loss:.2f}.safetensors").path
    for callback in [ModelCheckpoint(path), CSVLogger(path)] as [any Callback] {
      var training = TrainingCase()
      training.callbacks = [callback]
      let host = RecordingHost()
      let error = #expect(throws: (any Error).self) { try training.train(on: host) }
      #expect(error.map { "\($0)" }?.contains("cannot write \(folder.path)") == true)
      #expect(host.text == "" && host.lines.isEmpty)
    }
  }

  @Test("Input that cannot be trained on is refused in full words")
  func input() throws {
    func message(_ change: (inout TrainingCase) -> Void) -> String {
      var training = TrainingCase()
      change(&training)
      let error = #expect(throws: TrainingError.self) { try training.train(on: RecordingHost()) }
      return error.map { "\($0)" } ?? ""
    }
    #expect(message { $0.epochs = -1 } == "epochs must be at least 0, received -1")
    #expect(message { $0.batchSize = 0 } == "batchSize must be at least 1, received 0")
    #expect(message { $0.classWeights = [3: 1] }.contains("a class from 0 to 2, received 3"))
    #expect(message { $0.sampleWeights = [1] }.contains("40 sample weights, received 1"))
    #expect(message { $0.optimizer = .sgd(learningRate: .nan) }.contains("received nan"))
    #expect(message { $0.validationPixels = [] }.contains("must have shape [0, 3]"))
    #expect(
      message {
        $0.validationPixels = []
        $0.validationLabels = []
      } == "there are no samples")
    var network = try Sequential(inputShape: [2]) { Dense(3, activation: .softmax) }
    let samples = Tensor<Float>(shape: [2, 2])
    #expect(throws: TrainingError.self) { try network.fit(samples, labels: [0, 3]) }
    #expect(throws: TrainingError.self) { try network.fit(samples, labels: [0]) }
    #expect(throws: TrainingError.self) { try network.predict(samples, batchSize: 0) }
  }
}
