import Artifacts
import Hosting
import Tensor

/// Saves and finds the checkpoints of one training.
///
/// The storage belongs to the running cell and its key. Within it, a training is identified by the hash of everything that it starts
/// from: the network, every sample and target, all settings and callbacks. So nothing is reused that differs in anything
/// visible, and the order in which trainings run does not matter. Where something cannot be seen, such as the code of a
/// closure, the training's ordinal among those of the same hash is part of the name: the cell's key covers the closure,
/// and the ordinal says which one it is.
///
/// The number of epochs is kept separately: the longer of two trainings continues where the shorter one ended, but the
/// shorter one must not end with the network of the longer one.
final class CheckpointKeeper {
  private let storage: any CheckpointStorage
  /// The name but for the number of epochs.
  private let stem: String
  private let epochs: Int
  private var lastSave = ContinuousClock.now
  /// Between epochs a long one is saved this often.
  private static let interval = Duration.seconds(30)

  /// - Returns: `nil` when the host keeps nothing, or when a callback has state that cannot be kept.
  init?(_ training: Training) {
    guard let storage = Work.host.checkpoints, training.unkeptCallback == nil else {
      return nil
    }
    self.storage = storage
    let (hash, isPlain) = Self.hash(training)
    let ordinal = isPlain ? "" : "-\(storage.ordinal(of: hash.digits))"
    stem = "fit-\(hash.digits.prefix(32))\(ordinal)"
    epochs = training.settings.epochs
  }

  /// Everything that the training starts from, but for the number of epochs unless a callback depends on it.
  static func hash(_ training: Training) -> (ContentHash, isPlain: Bool) {
    var fingerprint = Fingerprint()
    var settings = training.settings
    if !training.callbacks.contains(where: \.dependsOnEpochCount) { settings.epochs = 0 }
    fingerprint.add(settings)
    fingerprint.add(training.network)
    fingerprint.add(training.random)
    fingerprint.add(training.callbacks)
    fingerprint.add(training.samples)
    if let validation = training.validation { fingerprint.add(validation) }
    let isPlain = fingerprint.isPlain
    return (fingerprint.finish(), isPlain)
  }

  private func name(epochs: Int) -> String { "\(stem)-\(epochs)" }

  /// Takes up where an earlier run stopped: at the checkpoint of this training, else at that of the longest one of fewer epochs.
  /// - Returns: Whether there was one.
  func restore(_ training: Training) -> Bool {
    guard epochs > 0 else { return false }
    let list = callbackList(training.keptCallbacks[...])
    return (1...epochs).reversed().contains { restore(training, name(epochs: $0), like: list) }
  }

  private func restore(_ training: Training, _ name: String, like list: some CallbackList) -> Bool {
    func load<List: CallbackList>(_ list: List) -> TrainingState<List>? {
      storage.load(TrainingState<List>.self, name: name)
    }
    guard let saved = load(list), saved.progress.isWithin(epochs, training.stepsPerEpoch),
      saved.weights.map(\.shape) == training.network.weights.map(\.shape),
      training.optimizer.restore(saved.optimizer)
    else { return false }
    training.progress = saved.progress
    training.weights = saved.weights
    training.keptCallbacks = saved.callbacks.values
    return true
  }

  func saveIfDue(_ training: Training, epochSeconds: () -> Double) {
    guard ContinuousClock.now - lastSave >= Self.interval else { return }
    save(training, epochSeconds: epochSeconds())
  }

  /// A checkpoint that cannot be written is reported, and the training goes on.
  func save(_ training: Training, epochSeconds: Double) {
    lastSave = ContinuousClock.now
    training.progress.earlierSeconds = Measured(epochSeconds)
    func store(_ list: some CallbackList) throws {
      let state = TrainingState(
        progress: training.progress, weights: training.weights,
        optimizer: training.optimizer.memory, callbacks: list)
      try storage.save(state, name: name(epochs: epochs))
    }
    do {
      try store(callbackList(training.keptCallbacks[...]))
    } catch {
      training.print("The checkpoint could not be kept: \(error)")
    }
  }
}

extension TrainingProgress {
  /// Whether a training of so many epochs can go on from here.
  fileprivate func isWithin(_ epochs: Int, _ steps: Int) -> Bool {
    (0...epochs).contains(epoch) && (0...steps).contains(step) && (epoch < epochs || step == 0)
  }
}
