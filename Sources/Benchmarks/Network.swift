import NeuralNetwork
import Randomness

/// The networks that are measured.
enum Network: String, CaseIterable {
  case laboratory
  case normalized
  case residual
  case better

  /// The untrained network for pictures of `size` by `size` pixels.
  func make(size: Int) throws -> Sequential {
    switch self {
    case .laboratory:
      try Sequential(inputShape: [size, size, 3], random: RandomSource(seed: 0)) {
        Conv2D(32, kernelSize: 3, activation: .relu)
        MaxPooling2D(2)
        Conv2D(128, kernelSize: 3, activation: .relu)
        MaxPooling2D(2)
        Conv2D(512, kernelSize: 3, activation: .relu)
        MaxPooling2D(2)
        MaxPooling2D(2)
        Flatten()
        Dense(500, activation: .relu)
        Dropout(0.5)
        Dense(18, activation: .softmax)
      }
    case .normalized:
      try Sequential(inputShape: [size, size, 3], random: RandomSource(seed: 0)) {
        for filters in [16, 32, 64, 128] {
          Conv2D(filters, kernelSize: 3, padding: .same, useBias: false)
          BatchNormalization()
          Activation(.relu)
          MaxPooling2D(2)
        }
        GlobalAveragePooling2D()
        Dense(18, activation: .softmax)
      }
    case .residual:
      try Sequential(inputShape: [size, size, 3], random: RandomSource(seed: 0)) {
        Conv2D(32, kernelSize: 3, padding: .same, useBias: false)
        BatchNormalization()
        Activation(.relu)
        for filters in [32, 64, 128, 256] {
          Residual {
            Conv2D(filters, kernelSize: 3, padding: .same, useBias: false)
            BatchNormalization()
            Activation(.relu)
            Conv2D(filters, kernelSize: 3, padding: .same, useBias: false)
            BatchNormalization()
          } shortcut: {
            if filters > 32 {
              Conv2D(filters, kernelSize: 1, useBias: false)
              BatchNormalization()
            }
          }
          Activation(.relu)
          MaxPooling2D(2)
        }
        GlobalAveragePooling2D()
        Dense(18, activation: .softmax)
      }
    case .better:
      try Sequential(inputShape: [size, size, 3], random: RandomSource(seed: 0)) {
        Self.normalizedConvolution(32, strides: 2)
        for filters in [64, 128, 256] {
          MaxPooling2D(2)
          Self.normalizedConvolution(filters)
          Residual {
            Self.normalizedConvolution(filters)
            Self.normalizedConvolution(filters, isLast: true)
          }
          Activation(.relu)
        }
        GlobalAveragePooling2D()
        Dense(18, activation: .softmax)
      }
    }
  }

  /// A normalized convolution, with relu unless it is the last of a block.
  private static func normalizedConvolution(
    _ filters: Int, strides: Size2D = 1, isLast: Bool = false
  ) -> [any Layer] {
    let layers: [any Layer] = [
      Conv2D(
        filters, kernelSize: 3, strides: strides, padding: .same, useBias: false, l2: 2.5e-4),
      BatchNormalization(),
    ]
    return isLast ? layers : layers + [Activation(.relu)]
  }
}
