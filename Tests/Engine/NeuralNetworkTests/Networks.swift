import NeuralNetwork
import Randomness
import Tensor

/// Networks and data that several tests use.
enum Networks {
  static func laboratory() throws -> Sequential {
    try Sequential(inputShape: [64, 64, 3], random: RandomSource(seed: 1)) {
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
  }

  /// A small network with everything that has state in a training.
  static func small() throws -> Sequential {
    try Sequential(inputShape: [8, 8, 2], random: RandomSource(seed: 2)) {
      Conv2D(4, kernelSize: 3, activation: .relu)
      BatchNormalization()
      MaxPooling2D(2)
      Flatten()
      Dense(12, activation: .relu, l2: 1e-3)
      Dropout(0.3)
      Dense(3, activation: .softmax)
    }
  }

  /// Noise with a bright corner that determines the class.
  static func samples(_ count: Int) -> (pictures: Tensor<UInt8>, targets: Tensor<Float>) {
    let random = RandomSource(seed: 3)
    let labels = (0..<count).map { $0 % 3 }
    let pictures = Tensor<UInt8>(shape: [count, 8, 8, 2]) { pixels in
      var generator = random.generator
      for index in pixels.indices { pixels[index] = UInt8.random(in: 0...120, using: &generator) }
      for (sample, label) in labels.enumerated() {
        for pixel in 0..<16 { pixels[sample * 128 + label * 32 + pixel] = 250 }
      }
    }
    return (pictures, oneHot(labels, classes: 3))
  }

  /// Uniform numbers from -1 to 1.
  static func noise(_ shape: [Int], seed: UInt64) -> Tensor<Float> {
    var generator = RandomSource(seed: seed).generator
    return Tensor(shape: shape) { numbers in
      for index in numbers.indices { numbers[index] = .random(in: -1...1, using: &generator) }
    }
  }
}
