import Datasets
import Images
import NeuralNetwork
import Randomness

/// The laboratory's network and its training as a list of ingredients. A trial changes one of them.
struct Recipe: Sendable {
  /// The position of batch normalization.
  enum Normalization: Sendable {
    case none
    case beforeActivation
    case afterActivation
  }

  /// The kind of network.
  enum Architecture: Sendable {
    /// Convolutions, each followed by pooling.
    case convolutional
    /// Only dense layers, of these widths.
    case fullyConnected([Int])
  }

  var name: String
  var architecture = Architecture.convolutional
  var channels = [32, 128, 512]
  /// The number of convolutions before each pooling.
  var convolutions = [1, 1, 1]
  /// The number of poolings after the last convolution.
  var lastPoolings = 2
  var dense = 500
  var dropout = 0.5
  var l2 = 0.0
  var normalization = Normalization.none
  var isGray = false

  var epochs = 8
  var batchSize = 16
  var optimizer = Optimizer.adam()
  var labelSmoothing = 0.0
  var callbacks: [any Callback] = []
  var augmentation: Augmentation?
  /// Whether pictures and their labels are blended with others of the batch.
  var isMixed = false

  /// The laboratory's network with one change.
  init(_ name: String, _ change: (inout Recipe) -> Void = { _ in }) {
    self.name = name
    change(&self)
  }

  /// Training for twice as long.
  static let twiceTheEpochs = Recipe("twice the epochs") { $0.epochs *= 2 }

  /// The untrained network.
  /// - Throws: `ShapeError` when pictures of this shape are too small for it.
  func network(inputShape: [Int], classes: Int, random: RandomSource) throws -> Sequential {
    try Sequential(inputShape: inputShape, random: random) {
      switch architecture {
      case .fullyConnected(let widths):
        Flatten()
        widths.flatMap { [Dense($0, activation: .relu), Dropout(dropout)] as [any Layer] }
      case .convolutional:
        channels.indices.flatMap { block(channels[$0], convolutions: convolutions[$0]) }
        [any Layer](repeating: MaxPooling2D(2), count: lastPoolings - 1)
        Flatten()
        Dense(dense, activation: .relu, l2: l2)
        Dropout(dropout)
      }
      Dense(classes, activation: .softmax)
    }
  }

  private func block(_ channels: Int, convolutions: Int) -> [any Layer] {
    let convolution: [any Layer] =
      switch normalization {
      case .none: [Conv2D(channels, kernelSize: 3, activation: .relu, l2: l2)]
      case .beforeActivation:
        [
          Conv2D(channels, kernelSize: 3, l2: l2), BatchNormalization(momentum: 0.9),
          Activation(.relu),
        ]
      case .afterActivation:
        [
          Conv2D(channels, kernelSize: 3, activation: .relu, l2: l2),
          BatchNormalization(momentum: 0.9),
        ]
      }
    let further = (1..<max(convolutions, 1)).flatMap { _ in
      [Conv2D(channels, kernelSize: 3, padding: .same, activation: .relu, l2: l2)] as [any Layer]
    }
    return convolution + further + [MaxPooling2D(2)]
  }
}
