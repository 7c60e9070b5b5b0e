import Tensor

/// Takes part in a training: looks at each epoch, changes the learning rate, stops, keeps weights.
///
/// A callback is a value; the training works on its own copy and keeps its ``state`` in checkpoints.
public protocol Callback: Sendable {
  /// Says what the callback is and how it is set: a training continues only under the same callbacks.
  var identity: String { get }
  /// Whether what it does hangs on ``TrainingControl/epochCount``; `true` unless a callback says otherwise.
  ///
  /// Such a training does not go on from one of fewer epochs, under which the callback would have done something else.
  var dependsOnEpochCount: Bool { get }
  /// What it has learnt so far, for a checkpoint.
  var state: CallbackState { get set }
  mutating func trainingBegins(_ training: any TrainingControl) throws
  /// Before an epoch, counted from 0.
  mutating func epochBegins(_ epoch: Int, _ training: any TrainingControl) throws
  /// Before a batch; `step` counts from the start of the training, as of 0.
  mutating func batchBegins(_ step: Int, _ training: any TrainingControl) throws
  /// After a batch, with its loss.
  mutating func batchEnds(_ step: Int, loss: Double, _ training: any TrainingControl) throws
  /// After an epoch and its validation. What is added to the logs is printed and recorded.
  mutating func epochEnds(_ epoch: Int, _ logs: inout EpochLogs, _ training: any TrainingControl)
    throws
  mutating func trainingEnds(_ training: any TrainingControl) throws
}

extension Callback {
  public var identity: String { "\(Self.self)" }
  public var dependsOnEpochCount: Bool { true }
  public var state: CallbackState {
    get { CallbackState() }
    set {}
  }
  public mutating func trainingBegins(_ training: any TrainingControl) throws {}
  public mutating func epochBegins(_ epoch: Int, _ training: any TrainingControl) throws {}
  public mutating func batchBegins(_ step: Int, _ training: any TrainingControl) throws {}
  public mutating func batchEnds(_ step: Int, loss: Double, _ training: any TrainingControl) throws
  {}
  public mutating func epochEnds(
    _ epoch: Int, _ logs: inout EpochLogs, _ training: any TrainingControl
  ) throws {}
  public mutating func trainingEnds(_ training: any TrainingControl) throws {}
}

/// What a callback keeps in a checkpoint.
public struct CallbackState: Sendable, Codable {
  public var numbers: [String: Double] = [:]
  public var text: String = ""
  public var weights: [Tensor<Float>] = []

  public init(
    numbers: [String: Double] = [:], text: String = "", weights: [Tensor<Float>] = []
  ) {
    self.numbers = numbers
    self.text = text
    self.weights = weights
  }
}

/// What a callback may ask of, and tell, a running training.
public protocol TrainingControl: AnyObject {
  var learningRate: Double { get set }
  /// Whether the training ends after this epoch.
  var stopsTraining: Bool { get set }
  /// The number of epochs asked for.
  var epochCount: Int { get }
  /// Batches in an epoch.
  var stepsPerEpoch: Int { get }
  /// All weights as they are now; setting them replaces them.
  var weights: [Tensor<Float>] { get set }
  /// The network with its weights as they are now.
  var model: Sequential { get }
  /// Prints a line after the epoch's.
  func print(_ line: String)
}
