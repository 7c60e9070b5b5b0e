import Execution
import Foundation
import NeuralNetwork
import Tensor
import Testing

struct CallbackTests {
  /// A training that only answers what callbacks ask.
  final class Script: TrainingControl {
    var learningRate = 0.1
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
    var second = EarlyStopping(patience: 2)
    second.state = first.state
    let script = try Script()
    #expect(try run(&second, [3], on: script) == 1)
    var third = EarlyStopping(patience: 2)
    third.state = second.state
    #expect(third.state.numbers["wait"] == 2)
  }

  @Test("The rate falls on a plateau")
  func plateau() throws {
    let script = try Script()
    var callback = ReduceLearningRateOnPlateau(factor: 0.5, patience: 2, minimumRate: 0.04)
    _ = try run(&callback, [1, 1, 1, 1, 1, 1, 1], on: script)
    #expect(abs(script.learningRate - 0.04) < 1e-12)
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
}
