import Foundation
import Hosting
import NeuralNetwork
import Randomness
import Synchronization
import Tensor

/// What the ranks that a test starts are to do: trains as ``training`` says.
struct RankOrder: Codable {
  /// What differs from a plain training.
  enum Event: String, Codable {
    /// Each batch takes long, so that there is time for something to happen.
    case slow
    /// The last rank draws other weights.
    case otherWeights
    /// The last rank cannot read its samples.
    case unreadable
    /// The first rank's callback fails.
    case failingCallback
    /// The last rank is asked to stop after some batches.
    case stop
    /// The last rank ends its program before the others train.
    case absence
  }

  /// The environment variable that holds an order.
  static let variable = "CUADERNO_RANK_ORDER"
  /// The order that this process was started with; `nil` for the process that runs the tests.
  static let current = ProcessInfo.processInfo.environment[variable].flatMap {
    try? JSONDecoder().decode(RankOrder.self, from: Data($0.utf8))
  }

  /// Where ranks leave their outcomes, and the first one its checkpoints.
  var folder: String
  var threads = 1
  var epochs = 3
  /// The numbers of a hidden layer; many make gradients that are exchanged in pieces.
  var hidden = 12
  var keepsCheckpoints = false
  var event: Event?

  /// With batch normalization, dropout, mixing, callbacks and weights of samples.
  var training: TrainingCase {
    var training = TrainingCase()
    training.epochs = epochs
    training.hidden = hidden
    training.batchSize = 16
    training.shards = 8
    training.alpha = 0.4
    training.l2 = 1e-3
    training.sampleWeights = (0..<TrainingCase.count).map { Float(1 + $0 % 3) }
    training.callbacks = [
      CountingCallback(), EarlyStopping(patience: 50, restoresBestWeights: true),
      LearningRateSchedule.step(every: 2),
    ]
    return training
  }

  /// Trains as one of the ranks.
  func train() throws -> Outcome {
    Parallel.threadCount = threads
    var training = training
    let isLast = Ranks.number == Ranks.count - 1
    switch event {
    case .otherWeights where isLast: training.weightSeed = 2
    case .unreadable: training.failsAt = isLast ? 20 : TrainingCase.count
    case .failingCallback:
      training.callbacks.append(FailingCallback())
    default: break
    }
    return try training.train(
      on: FolderHost(
        folder: keepsCheckpoints ? folder : nil, cancelsAfter: event == .stop && isLast ? 4 : nil,
        pause: event == .slow ? 20_000 : 0))
  }
}

/// A callback that fails in the second epoch.
struct FailingCallback: Callback, Codable {
  struct Failure: Error, CustomStringConvertible {
    var description: String { "the callback gave up" }
  }

  mutating func epochBegins(_ epoch: Int, _ training: any TrainingControl) throws {
    if epoch == 1 { throw Failure() }
  }
}

/// A host that keeps checkpoints in a folder.
final class FolderHost: WorkHost {
  let random = RandomSource(seed: 7)
  private let folder: String?
  private let cancelsAfter: Int?
  private let pause: UInt32
  private let polls = Mutex(0)

  /// - Parameters:
  ///   - cancelsAfter: The number of questions after which it asks to stop.
  ///   - pause: Microseconds that each question takes.
  init(folder: String?, cancelsAfter: Int?, pause: UInt32) {
    (self.folder, self.cancelsAfter, self.pause) = (folder, cancelsAfter, pause)
  }

  func log(_ text: String) { if Ranks.number > 0 { print("rank \(Ranks.number) logs \(text)") } }
  func report(_ progress: WorkProgress) {}

  var isCancelled: Bool {
    usleep(pause)
    return polls.withLock { polls in
      polls += 1
      return cancelsAfter.map { polls > $0 } ?? false
    }
  }

  var checkpoints: (any CheckpointStorage)? { folder.map { Storage(folder: $0) } }

  private struct Storage: CheckpointStorage {
    let folder: String

    private func url(_ name: String) -> URL {
      URL(filePath: folder).appending(path: name + ".json")
    }

    func load<Value: Codable & Sendable>(_ type: Value.Type, name: String) -> Value? {
      (try? Data(contentsOf: url(name))).flatMap { try? JSONDecoder().decode(type, from: $0) }
    }

    func save<Value: Codable & Sendable>(_ value: Value, name: String) throws {
      try JSONEncoder().encode(value).write(to: url(name), options: .atomic)
    }

    func ordinal(of name: String) -> Int { 1 }
    func remove(name: String) { try? FileManager.default.removeItem(at: url(name)) }
  }
}
