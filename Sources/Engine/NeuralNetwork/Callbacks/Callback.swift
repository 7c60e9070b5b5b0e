import Tensor

/// Takes part in a training: watches each epoch, changes the learning rate, stops, keeps weights.
///
/// A callback is a value; the training works on its own copy. What an interrupted training does next depends on the callback:
///
/// * One that is `Codable` is kept in checkpoints as a whole, and the training continues as if undisturbed.
/// * One that ``isStateless`` needs no keeping.
/// * With any other one, such as an ``EpochCallback`` that collects values in a variable outside, the training starts over,
///   so that the callback sees every epoch. The same goes for callbacks that hold a reference or a closure.
///
/// ```swift
/// struct Patience: Callback, Codable {
///   var left = 3
///   mutating func epochEnds(
///     _ epoch: Int, _ logs: inout EpochLogs, _ training: any TrainingControl
///   ) throws {
///     if (logs["loss"] ?? 0) > 1 { left -= 1 }
///     if left == 0 { training.stopsTraining = true }
///   }
/// }
/// ```
public protocol Callback: Sendable {
  /// Whether what it does depends on ``TrainingControl/epochCount``; `true` unless a callback says otherwise.
  ///
  /// Such a training does not continue one of fewer epochs, in which the callback would have done something else.
  var dependsOnEpochCount: Bool { get }
  /// Whether it does the same in each epoch and batch, whatever came before; `false` unless a callback says otherwise.
  var isStateless: Bool { get }
  /// Checks, before any work begins, what can be known to fail, such as a folder that does not exist.
  func check(_ training: any TrainingControl) throws
  /// Before the first epoch; not called when an interrupted training continues.
  mutating func trainingBegins(_ training: any TrainingControl) throws
  /// Before an epoch, counted from 0.
  mutating func epochBegins(_ epoch: Int, _ training: any TrainingControl) throws
  /// Before a batch; `step` counts the batches of the whole training from 0.
  mutating func batchBegins(_ step: Int, _ training: any TrainingControl) throws
  /// After a batch, with its loss.
  mutating func batchEnds(_ step: Int, loss: Double, _ training: any TrainingControl) throws
  /// After an epoch and its validation. What is added to the logs is printed and recorded.
  mutating func epochEnds(_ epoch: Int, _ logs: inout EpochLogs, _ training: any TrainingControl)
    throws
  /// After the last epoch.
  mutating func trainingEnds(_ training: any TrainingControl) throws
}

extension Callback {
  /// By default `true`, which is always safe.
  public var dependsOnEpochCount: Bool { true }
  /// By default `false`, which is always safe.
  public var isStateless: Bool { false }
  /// By default nothing is checked.
  public func check(_ training: any TrainingControl) throws {}
  /// By default does nothing.
  public mutating func trainingBegins(_ training: any TrainingControl) throws {}
  /// By default does nothing.
  public mutating func epochBegins(_ epoch: Int, _ training: any TrainingControl) throws {}
  /// By default does nothing.
  public mutating func batchBegins(_ step: Int, _ training: any TrainingControl) throws {}
  /// By default does nothing.
  public mutating func batchEnds(_ step: Int, loss: Double, _ training: any TrainingControl) throws
  {}
  /// By default does nothing.
  public mutating func epochEnds(
    _ epoch: Int, _ logs: inout EpochLogs, _ training: any TrainingControl
  ) throws {}
  /// By default does nothing.
  public mutating func trainingEnds(_ training: any TrainingControl) throws {}
}

/// What a callback may read and change in a running training.
public protocol TrainingControl: AnyObject {
  /// The rate of the next steps.
  var learningRate: Double { get set }
  /// The rate that the optimizer was given.
  var initialLearningRate: Double { get }
  /// Whether the training ends after this epoch.
  var stopsTraining: Bool { get set }
  /// The number of epochs requested.
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
