import Foundation
import Hosting
import NeuralNetwork
import Randomness
import Synchronization
import Tensor
import Testing

struct CallbackTests {
  /// A training that only answers what callbacks ask.
  final class Script: TrainingControl {
    let initialLearningRate = 0.1
    lazy var learningRate = initialLearningRate
    var stopsTraining = false
    var epochCount = 10
    var stepsPerEpoch = 4
    var weights: [Tensor<Float>] = []
    var lines: [String] = []
    let model: Sequential
    init() throws { model = try Networks.small() }
    func print(_ line: String) { lines.append(line) }
  }

  /// Runs a callback over values of `val_loss` and returns the epochs that were run.
  private func run(_ callback: inout some Callback, _ losses: [Double], on script: Script) throws
    -> Int
  {
    try callback.trainingBegins(script)
    var epochs = 0
    for (epoch, loss) in losses.enumerated() where !script.stopsTraining {
      try callback.epochBegins(epoch, script)
      script.weights = [Tensor(shape: [1], elements: [Float(epoch)])]
      var logs = EpochLogs([("val_loss", loss)])
      try callback.epochEnds(epoch, &logs, script)
      epochs += 1
    }
    try callback.trainingEnds(script)
    return epochs
  }

  @Test("Early stopping waits, stops and restores")
  func earlyStopping() throws {
    let script = try Script()
    var callback = EarlyStopping(patience: 2, restoresBestWeights: true, isVerbose: true)
    #expect(try run(&callback, [1, 0.5, 0.6, 0.5, 0.1], on: script) == 4)
    #expect(script.weights[0].elements == [1])
    #expect(
      script.lines == [
        "Epoch 4: early stopping", "Restoring model weights from the end of the best epoch: 2.",
      ])
  }

  @Test("The best weights come back even without a stop")
  func restoringWithoutStop() throws {
    let script = try Script()
    var callback = EarlyStopping(patience: 9, restoresBestWeights: true)
    #expect(try run(&callback, [0.3, 0.2, 0.4], on: script) == 3)
    #expect(script.weights[0].elements == [1])
    #expect(script.lines.isEmpty)
  }

  @Test("A minimal improvement must be exceeded")
  func minDelta() throws {
    var callback = EarlyStopping(minDelta: 0.1, patience: 1)
    #expect(try run(&callback, [1, 0.95, 0.9], on: try Script()) == 2)
  }

  @Test("A state restored is a state kept")
  func state() throws {
    var first = EarlyStopping(patience: 2)
    _ = try run(&first, [1, 2], on: try Script())
    var second = try JSONDecoder().decode(EarlyStopping.self, from: JSONEncoder().encode(first))
    let script = try Script()
    #expect(try run(&second, [3, 4], on: script) == 2)
    #expect(try run(&first, [3, 4], on: script) == 0)
  }

  @Test("Early stopping does not look before its first epoch")
  func startFromEpoch() throws {
    var callback = EarlyStopping(patience: 1, startFromEpoch: 3)
    #expect(try run(&callback, [1, 2, 3, 4, 5, 6], on: try Script()) == 5)
    var early = EarlyStopping(patience: 1)
    #expect(try run(&early, [1, 2, 3, 4, 5, 6], on: try Script()) == 2)
  }

  /// The learning rate behind each of epochs that become no better.
  private func rates(_ callback: ReduceLearningRateOnPlateau, epochs: Int) throws -> [Double] {
    try (1...epochs).map { count in
      var (callback, script) = (callback, try Script())
      _ = try run(&callback, Array(repeating: 1, count: count), on: script)
      return script.learningRate
    }
  }

  @Test("The rate falls on a plateau, as late as patience says")
  func plateau() throws {
    let patient = try rates(
      ReduceLearningRateOnPlateau(factor: 0.5, patience: 3, minimumRate: 0.04), epochs: 8)
    #expect(patient == [0.1, 0.1, 0.1, 0.05, 0.05, 0.05, 0.04, 0.04])
    let hasty = try rates(
      ReduceLearningRateOnPlateau(factor: 0.5, patience: 1, minimumRate: 0.04), epochs: 4)
    #expect(hasty == [0.1, 0.05, 0.04, 0.04])
  }

  @Test("After a fall the rate rests")
  func cooldown() throws {
    let rates = try rates(
      ReduceLearningRateOnPlateau(factor: 0.5, patience: 1, cooldown: 2), epochs: 6)
    // Keras counts the epoch in which the rest ends, so the second fall comes two epochs after the first.
    #expect(rates == [0.1, 0.05, 0.05, 0.025, 0.025, 0.0125])
  }

  @Test("A closure sees every epoch and may stop")
  func closure() throws {
    let seen = Mutex<[Int]>([])
    var callback = EpochCallback { epoch, logs, training in
      seen.withLock { $0.append(epoch) }
      if logs["val_loss"] == 3 { training.stopsTraining = true }
    }
    #expect(try run(&callback, [1, 2, 3, 4], on: try Script()) == 3)
    #expect(seen.withLock(\.self) == [0, 1, 2])
  }

  @Test("A value that is not there is missed once, with those that are")
  func missingValue() throws {
    let callbacks: [any Callback] = [
      EarlyStopping(), ReduceLearningRateOnPlateau(monitor: "val_accuracy"),
      ModelCheckpoint("never-{epoch}.safetensors", savesBestOnly: true),
    ]
    let host = RecordingHost()
    let (pictures, targets) = Networks.samples(20)
    var model = try Networks.small()
    try Work.$host.withValue(host) {
      _ = try model.fit(pictures, targets, epochs: 2, callbacks: callbacks)
    }
    let warnings = host.text.split(separator: "\n").filter { $0.hasPrefix("Warning: ") }
    #expect(
      warnings == [
        "Warning: early stopping needs val_loss, which is not available. Available: accuracy, loss",
        "Warning: reducing the learning rate needs val_accuracy, which is not available. "
          + "Available: accuracy, loss, learning_rate",
        "Warning: saving the best weights needs val_loss, which is not available. "
          + "Available: accuracy, loss, learning_rate",
      ])
  }

  @Test("Validation data that are given are used, and nothing is split off")
  func validationData() throws {
    let (pictures, targets) = Networks.samples(24)
    let (others, answers) = Networks.samples(10)
    let untrained = try Sequential(inputShape: [8, 8, 2], random: RandomSource(seed: 2)) {
      Flatten()
      Dense(3, activation: .softmax, l2: 0.1)
    }
    var model = untrained
    let history = try model.fit(
      pictures, targets, epochs: 1, batchSize: 24, validationSplit: 0.5,
      validationData: (others, answers))
    let evaluation = try model.evaluate(others, answers)
    #expect(abs((history.last(.validationLoss) ?? 0) - evaluation.loss) < 1e-6)
    #expect(history.last(.validationAccuracy) == evaluation.accuracy)
    var whole = untrained
    let unsplit = try whole.fit(pictures, targets, epochs: 1, batchSize: 24)
    #expect(unsplit[.loss] == history[.loss])
  }

  @Test("Schedules follow their formulas")
  func schedules() throws {
    let script = try Script()
    var step = LearningRateSchedule.step(every: 2, factor: 0.5)
    _ = try run(&step, [1, 1, 1], on: script)
    #expect(abs(script.learningRate - 0.05) < 1e-12)
    script.learningRate = 0.1
    var cosine = LearningRateSchedule.cosine()
    try cosine.trainingBegins(script)
    try cosine.batchBegins(20, script)
    #expect(abs(script.learningRate - 0.05) < 1e-12)
  }

  @Test("What is not a number ends the training")
  func notANumber() throws {
    let script = try Script()
    var callback = TerminateOnNaN()
    try callback.batchEnds(6, loss: .nan, script)
    #expect(script.stopsTraining)
    #expect(script.lines == ["Batch 2: Invalid loss, terminating training"])
  }

  @Test("A table of epochs and files of weights are written")
  func files() throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent(
      "callbacks-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let (pictures, targets) = Networks.samples(30)
    var model = try Networks.small()
    try model.fit(
      pictures, targets, epochs: 2, validationSplit: 0.3,
      callbacks: [
        CSVLogger(folder.appendingPathComponent("log.csv").path),
        ModelCheckpoint(folder.appendingPathComponent("weights-{epoch:02d}.safetensors").path),
      ])
    let table = try String(contentsOf: folder.appendingPathComponent("log.csv"), encoding: .utf8)
    #expect(table.hasPrefix("epoch,accuracy,loss,val_accuracy,val_loss\n0,"))
    #expect(table.split(separator: "\n").count == 3)
    var loaded = try Networks.small()
    try loaded.loadWeights(from: folder.appendingPathComponent("weights-02.safetensors").path)
    #expect(loaded == model)
    var other = try Sequential(inputShape: [4]) { Dense(2) }
    #expect(throws: WeightMismatch.self) {
      try other.loadWeights(from: folder.appendingPathComponent("weights-01.safetensors").path)
    }
  }

  /// Runs a checkpoint over values of `val_loss` and gives the names of the files.
  private func names(_ template: String, savesBestOnly: Bool = false, _ losses: [Double]) throws
    -> [String]
  {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent(
      "callbacks-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    var callback = ModelCheckpoint(
      folder.appendingPathComponent(template).path, savesBestOnly: savesBestOnly)
    _ = try run(&callback, losses, on: try Script())
    return try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
  }

  @Test("Only improvements are saved, where that is requested")
  func savesBestOnly() throws {
    #expect(try names("{epoch}", [3, 4, 2, 2]) == ["1", "2", "3", "4"])
    #expect(try names("{epoch}", savesBestOnly: true, [3, 4, 2, 2]) == ["1", "3"])
  }

  @Test("Placeholders are filled as Python fills them")
  func placeholders() throws {
    #expect(try names("w-{epoch:03d}-{val_loss:.2f}.x", [0.125]) == ["w-001-0.12.x"])
    #expect(try names("{epoch:d}-{val_loss:08.3f}", [1.5]) == ["1-0001.500"])
  }

  @Test(
    "A placeholder that would print nonsense is refused",
    arguments: [
      "{epoch:s}", "{epoch:.2f}", "{epoch:@}", "{val_loss:d}", "{val_loss:s}", "{val_loss:n.2f}",
      "{epoch:999999999d}", "{loss}",
    ])
  func nonsense(placeholder: String) {
    let error = #expect(throws: TrainingError.self) { try names(placeholder, [1]) }
    #expect(error.map { "\($0)" }?.hasSuffix("received \(placeholder)") == true)
  }
}
