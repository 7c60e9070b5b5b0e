import Randomness
import Tensor

/// The computation of one layer, or of several fused ones, for batches up to a fixed size.
///
/// A pass is made once for a plan and owns the workspace that it needs, so that no memory is taken while training. Buffers hold
/// `step.count` samples one after another.
protocol Pass: AnyObject {
  var inputCount: Int { get }
  var outputCount: Int { get }
  /// Whether the output is the input's memory, as for a flattening; then nothing is ever called.
  var isView: Bool { get }
  /// Whether a backward may overwrite the output's gradient.
  var changesOutputGradient: Bool { get }
  /// Whether a backward can add to the input's gradient what others wrote there.
  var addsToInputGradient: Bool { get }
  /// Called after weights changed and before the next forward.
  func weightsChanged()
  /// Moves averages towards what the last forward of a training observed.
  func followObserved()
  func forward(
    _ input: UnsafePointer<Float>, _ output: UnsafeMutablePointer<Float>, _ step: Step)
  /// Writes the gradients of the weights, and of the input where requested.
  func backward(_ flow: BackwardFlow, _ step: Step)
}

extension Pass {
  var isView: Bool { false }
  var changesOutputGradient: Bool { true }
  var addsToInputGradient: Bool { false }
  func weightsChanged() {}
  func followObserved() {}
}

/// What one call of a pass works on.
package struct Step {
  /// Samples in the batch.
  package var count: Int
  package var isTraining: Bool
  /// Whether a backward follows, for which a forward must remember things.
  package var goesBack: Bool
  /// The randomness of this step.
  package var random: RandomSource

  package init(
    count: Int, isTraining: Bool, goesBack: Bool? = nil,
    random: RandomSource = RandomSource(seed: 0)
  ) {
    self.count = count
    self.isTraining = isTraining
    self.goesBack = goesBack ?? isTraining
    self.random = random
  }
}

/// The memory that a backward pass reads and writes.
struct BackwardFlow {
  /// What forward read.
  var input: UnsafePointer<Float>
  /// What forward wrote.
  var output: UnsafePointer<Float>
  var outputGradient: UnsafeMutablePointer<Float>
  /// `nil` when no one needs it, as for the first layer.
  var inputGradient: UnsafeMutablePointer<Float>?
  /// Whether to add to the input's gradient instead of writing it; only set for a pass that can do so.
  var adds = false
}

/// Where a layer's weight is in the plan.
package struct BoundParameter {
  package var values: UnsafeMutablePointer<Float>
  /// `nil` for one that is not trained.
  package var gradient: UnsafeMutablePointer<Float>?
  /// Where a forward of a training leaves what it observed; `nil` for one that is trained.
  package var observed: UnsafeMutablePointer<Float>?
  package var specification: ParameterSpecification
}

/// What a pass is made for.
struct PassSite {
  var inputShape: [Int]
  /// The largest batch.
  var capacity: Int
  var parameters: [BoundParameter]
  /// Numbers the layers of a network, for their randomness.
  var index: Int
  /// Whether steps will go back, for which a pass needs more workspace.
  var goesBack: Bool

  var inputCount: Int { elementCount(of: inputShape) }
}
