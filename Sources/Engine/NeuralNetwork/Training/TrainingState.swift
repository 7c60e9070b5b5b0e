import Artifacts
import Tensor

/// The state of a training, without its weights.
struct TrainingProgress: Codable, Sendable {
  /// The epoch to go on in, and the steps of it that are done.
  var epoch = 0
  var step = 0
  /// Whether the callbacks have seen the beginning of this epoch.
  var epochHasBegun = false
  var lossSum = 0.0
  var correct = 0
  var absoluteError = 0.0
  var seen = 0
  var history = History()
  var stopsTraining = false
  /// Seconds of the unfinished epoch before an interruption.
  var earlierSeconds = Measured(0.0)
  /// Lines that callbacks have printed since the last output.
  var pendingLines: [String] = []
}

/// All that a training needs to continue as if it had never stopped: what a checkpoint holds.
struct TrainingState<Callbacks: CallbackList>: Codable, Sendable {
  var progress: TrainingProgress
  var weights: [Tensor<Float>]
  var optimizer: OptimizerMemory
  var callbacks: Callbacks
}

/// What an optimizer remembers.
struct OptimizerMemory: Codable, Sendable {
  var slots: [Tensor<Float>]
  var stepCount: Int
  var learningRate: Double
}

/// The callbacks of a training that have state, with their types, so that they are encoded along with it.
protocol CallbackList: Codable, Sendable {
  var values: [any Callback & Codable] { get }
}

/// The end of a list.
struct NoCallbacks: CallbackList {
  var values: [any Callback & Codable] { [] }
}

/// A callback and those behind it.
struct CallbackPair<First: Callback & Codable, Rest: CallbackList>: CallbackList {
  var first: First
  var rest: Rest
  var values: [any Callback & Codable] { [first] + rest.values }
}

/// The callbacks as a list of their types.
func callbackList(_ callbacks: ArraySlice<any Callback & Codable>) -> any CallbackList {
  func pair(_ first: some Callback & Codable, _ rest: some CallbackList) -> any CallbackList {
    CallbackPair(first: first, rest: rest)
  }
  return callbacks.first.map { pair($0, callbackList(callbacks.dropFirst())) } ?? NoCallbacks()
}
