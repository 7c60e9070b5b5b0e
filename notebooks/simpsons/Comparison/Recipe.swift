import Datasets
import Images
import NeuralNetwork
import Randomness

/// The laboratory's network and its training as a list of ingredients. A trial changes one of them.
struct Recipe: Sendable {
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
  /// The number of poolings after the last convolution.
  var lastPoolings = 2
  var dense = 500
  var dropout = 0.5
  /// Whether batch normalization comes before each rectifier.
  var isNormalized = false
  var isGray = false

  var epochs = 6
  var batchSize = 16
  var optimizer = Optimizer.adam()
  var labelSmoothing = 0.0
  var callbacks: [any Callback] = []
  var augmentation: Augmentation?

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
        channels.flatMap { convolution($0) + [MaxPooling2D(2)] }
        [any Layer](repeating: MaxPooling2D(2), count: lastPoolings - 1)
        Flatten()
        Dense(dense, activation: .relu)
        Dropout(dropout)
      }
      Dense(classes, activation: .softmax)
    }
  }

  private func convolution(_ channels: Int) -> [any Layer] {
    guard isNormalized else { return [Conv2D(channels, kernelSize: 3, activation: .relu)] }
    return [
      Conv2D(channels, kernelSize: 3), BatchNormalization(momentum: 0.9), Activation(.relu),
    ]
  }
}
