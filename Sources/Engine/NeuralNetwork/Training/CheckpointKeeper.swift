import Artifacts
import Hosting
import Randomness
import Tensor

/// Saves and finds the checkpoints of one training.
///
/// A checkpoint's name tells what the training starts from and how many epochs it is to have: of two trainings that differ only in
/// their epochs, the shorter must not end with the longer one's network, and the longer goes on where the shorter ended.
final class CheckpointKeeper {
  private let storage: any CheckpointStorage
  /// The name but for the number of epochs.
  private let stem: String
  private let epochs: Int
  private var lastSave = ContinuousClock.now
  /// Between epochs a long one is saved this often.
  private static let interval = Duration.seconds(30)

  /// - Returns: `nil` when the host keeps nothing.
  init?(_ training: Training) {
    guard let storage = Work.host.checkpoints else { return nil }
    self.storage = storage
    stem = "fit-" + Self.digest(training)
    epochs = training.settings.epochs
  }

  /// Tells trainings apart by all that they start from, but for the number of epochs unless a callback goes by it.
  private static func digest(_ training: Training) -> String {
    let settings = training.settings
    var digest = Digest()
    digest.add(
      "\(settings.optimizer) \(settings.loss) \(settings.batchSize) \(settings.shuffles) "
        + "\(settings.name ?? "") \(training.trainingCount) \(training.samples.sampleCount)")
    digest.add("\(training.network.layers)")
    for callback in training.callbacks { digest.add(callback.identity) }
    if training.callbacks.contains(where: \.dependsOnEpochCount) {
      digest.add(UInt64(truncatingIfNeeded: settings.epochs))
    }
    for tensor in training.network.weights + [training.targets] {
      tensor.withUnsafeBufferPointer { digest.add($0) }
    }
    settings.sampleWeights?.withUnsafeBufferPointer { digest.add($0) }
    digest.add(UInt64(training.random.block(0)[0]))
    // A few samples as they are trained on: trainings may differ in nothing but their pictures.
    let count = min(4, training.trainingCount, training.plan.capacity)
    let request = BatchRequest(
      isTraining: true, epoch: 0, random: training.random["samples"][0])
    if (try? training.plan.load(training.samples, Array(0..<count)[...], for: request)) != nil {
      digest.add(
        UnsafeBufferPointer(
          rebasing: training.plan.batch.elements[..<(count * training.plan.inputCount)]))
    }
    return digest.text
  }

  private func name(epochs: Int) -> String { "\(stem)-\(epochs)" }

  /// The checkpoint of this training, else that of the longest one of fewer epochs.
  private func usableCheckpoint(_ training: Training) -> TrainingCheckpoint? {
    guard epochs > 0 else { return nil }
    return (1...epochs).reversed().lazy.compactMap { [self] epochs in
      storage.load(TrainingCheckpoint.self, name: name(epochs: epochs))
    }.first { saved in
      (saved.epoch < epochs || (saved.epoch == epochs && saved.step == 0))
        && saved.weights.map(\.shape) == training.network.weights.map(\.shape)
        && saved.callbacks.count == training.callbacks.count
        && saved.slots.count == training.settings.optimizer.slotCount
    }
  }

  /// Takes up where an earlier run stopped, if it left a checkpoint.
  func restore(_ training: Training) {
    guard let saved = usableCheckpoint(training) else { return }
    training.weights = saved.weights
    training.optimizer.restore(
      saved.slots, stepCount: saved.optimizerSteps, learningRate: saved.learningRate)
    (training.epoch, training.step) = (saved.epoch, saved.step)
    (training.lossSum, training.correct, training.seen) = (
      saved.lossSum, saved.correct, saved.seen
    )
    training.history = saved.history
    training.stopsTraining = saved.stopsTraining
    training.earlierSeconds = saved.epochSeconds.value
    for index in training.callbacks.indices {
      training.callbacks[index].state = saved.callbacks[index]
    }
  }

  func saveIfDue(_ training: Training, epochSeconds: () -> Double) {
    guard ContinuousClock.now - lastSave >= Self.interval else { return }
    save(training, epochSeconds: epochSeconds())
  }

  /// A checkpoint that cannot be written is told, and the training goes on.
  func save(_ training: Training, epochSeconds: Double) {
    lastSave = ContinuousClock.now
    let checkpoint = TrainingCheckpoint(
      epoch: training.epoch, step: training.step, weights: training.weights,
      slots: training.optimizer.snapshot, optimizerSteps: training.optimizer.stepCount,
      learningRate: training.learningRate, lossSum: training.lossSum, correct: training.correct,
      seen: training.seen, history: training.history,
      callbacks: training.callbacks.map(\.state), stopsTraining: training.stopsTraining,
      epochSeconds: Measured(epochSeconds))
    do {
      try storage.save(checkpoint, name: name(epochs: epochs))
    } catch {
      training.print("The checkpoint could not be kept: \(error)")
    }
  }
}
