import NeuralNetwork
import Randomness
import Tensor
import Testing

/// Analytic gradients against difference quotients, for every layer and for what is fused.
struct GradientTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var name: String
    var input: [Int]
    var layers: [LayerKind]
    var testDescription: String { name }

    init(_ name: String, _ input: [Int], @LayerBuilder _ layers: () -> [LayerKind]) {
      self.name = name
      self.input = input
      self.layers = layers()
    }
  }

  static let cases: [Case] =
    [
      Case("Conv2D, unrolled", [6, 5, 5]) { Conv2D(3, kernelSize: 3, strides: 2, padding: .same) },
      Case("Conv2D, dilated", [7, 7, 2]) {
        Conv2D(3, kernelSize: 2, dilationRate: 2, activation: .tanh)
      },
      Case("Conv2D, direct", [6, 7, 3]) { Conv2D(16, kernelSize: 3, activation: .relu) },
      Case("Conv2D, direct and pooled", [7, 8, 3]) {
        Conv2D(16, kernelSize: 3, padding: .same, activation: .relu)
        MaxPooling2D(2)
      },
      Case("Conv2D, Winograd", [6, 5, 16]) { Conv2D(16, kernelSize: 3, activation: .relu) },
      Case("Conv2D, Winograd and sigmoid", [5, 5, 16]) {
        Conv2D(16, kernelSize: 3, padding: .same, activation: .sigmoid)
      },
      Case("Conv2D, Winograd and pooled", [9, 8, 16]) {
        Conv2D(48, kernelSize: 3, activation: .relu)
        MaxPooling2D(2)
      },
      Case("Conv2D, Winograd in tiles of 4 and pooled", [10, 10, 16]) {
        Conv2D(16, kernelSize: 3, activation: .relu)
        MaxPooling2D(2)
      },
      Case("Conv2D, Winograd and pooled without relu", [7, 11, 16]) {
        Conv2D(16, kernelSize: 3, padding: .same, useBias: false)
        MaxPooling2D(2)
      },
      Case("DepthwiseConv2D", [6, 7, 3]) {
        DepthwiseConv2D(3, strides: 2, padding: .same, depthMultiplier: 2, activation: .tanh)
      },
      Case("DepthwiseConv2D, one output a channel", [5, 6, 5]) { DepthwiseConv2D(3) },
      Case("SeparableConv2D", [5, 6, 3]) {
        SeparableConv2D(4, kernelSize: 3, padding: .same, activation: .sigmoid)
      },
      Case("ZeroPadding2D", [3, 4, 2]) { ZeroPadding2D(top: 1, bottom: 0, left: 2, right: 3) },
      Case("MaxPooling2D", [5, 6, 2]) { MaxPooling2D(3, strides: 2, padding: .same) },
      Case("AveragePooling2D", [5, 6, 2]) { AveragePooling2D(3, strides: 2, padding: .same) },
      Case("GlobalAveragePooling2D", [4, 3, 5]) { GlobalAveragePooling2D() },
      Case("BatchNormalization", [3, 2, 4]) { BatchNormalization() },
      Case("BatchNormalization and relu", [3, 2, 4]) {
        BatchNormalization()
        Activation(.relu)
      },
      Case("Conv2D, normalized", [4, 5, 16]) {
        Conv2D(16, kernelSize: 3, padding: .same, useBias: false)
        BatchNormalization()
      },
      Case("Conv2D of 1x1, normalized, and relu", [4, 3, 3]) {
        Conv2D(5, kernelSize: 1)
        BatchNormalization()
        Activation(.relu)
      },
      Case("Flatten and Dense", [2, 3, 2]) {
        Flatten()
        Dense(5, activation: .softplus)
      },
      Case("Dropout", [20]) { Dropout(0.4) },
      Case("a layer of your own", [3, 2, 4]) {
        ScaledTanh()
        Residual { ScaledTanh() }
      },
      Case("Residual", [4, 4, 3]) {
        Residual {
          Conv2D(4, kernelSize: 3, padding: .same, activation: .tanh)
          Conv2D(4, kernelSize: 3, padding: .same)
        } shortcut: {
          Conv2D(4, kernelSize: 1)
        }
        Residual { Activation(.sigmoid) }
      },
      Case("Residual with relu before the sum", [4, 4, 3]) {
        Conv2D(16, kernelSize: 3, padding: .same)
        Residual {
          Conv2D(16, kernelSize: 3, padding: .same, useBias: false)
          BatchNormalization()
          Activation(.relu)
        }
      },
      Case("Residual, normalized, and relu", [4, 4, 3]) {
        Residual {
          Conv2D(16, kernelSize: 3, padding: .same, useBias: false)
          BatchNormalization()
        } shortcut: {
          Conv2D(16, kernelSize: 1)
        }
        Activation(.relu)
        Residual {
          Conv2D(16, kernelSize: 3, padding: .same)
        }
        Activation(.relu)
      },
    ]
    + ActivationFunction.allCases.map { function in
      Case("Activation \(function.rawValue)", [7]) { Activation(function) }
    }
    + (0..<8).map { (seed: UInt64) in
      let (input, layers) = Nestings.layers(seed: seed)
      return Case("nested blocks \(seed)", input) { layers }
    }

  @Test("Gradients are slopes", arguments: cases)
  func slopes(_ test: Case) throws {
    var network = try Sequential(
      inputShape: test.input, layers: test.layers, random: RandomSource(seed: 8))
    // Biases that are not 0, so that their place matters.
    network.setWeights(
      network.weights.enumerated().map { index, weight in
        let noise = Networks.noise(weight.shape, seed: UInt64(20 + index))
        return Tensor(
          shape: weight.shape, elements: zip(weight.elements, noise.elements).map { $0 + 0.1 * $1 })
      })
    let input = Networks.noise([3] + test.input, seed: 9)
    let probe = try LayerProbe(network, input, isTraining: true)
    let direction = Networks.noise(probe.output().shape, seed: 10)
    let inputGradient = probe.inputGradient(of: direction, inputShape: input.shape)

    func loss(_ network: Sequential, _ input: Tensor<Float>) throws -> Double {
      let output = try LayerProbe(network, input, isTraining: true).output()
      return zip(output.elements, direction.elements)
        .reduce(0) { $0 + Double($1.0) * Double($1.1) }
    }
    let inputSlope = try slope(of: input) { try loss(network, $0) }
    expectClose(inputGradient, inputSlope, "input")
    for (index, weight) in probe.weights.enumerated() {
      guard let gradient = weight.gradient else { continue }
      let weightSlope = try slope(of: network.weights[index]) { changed in
        var other = network
        var weights = network.weights
        weights[index] = changed
        other.setWeights(weights)
        return try loss(other, input)
      }
      expectClose(gradient, weightSlope, weight.name)
    }
  }

  /// Difference quotients at a few places of a tensor, by place, for several widths: a kink of relu or of a pooling may lie within
  /// the wider ones.
  private func slope(
    of tensor: Tensor<Float>, _ loss: (Tensor<Float>) throws -> Double
  ) rethrows -> [Int: [Double]] {
    var slopes: [Int: [Double]] = [:]
    for place in stride(from: 0, to: tensor.count, by: max(1, tensor.count / 12)) {
      slopes[place] = try [4e-3, 5e-4, 1e-4].map { (step: Float) in
        var (up, down) = (tensor, tensor)
        up.withUnsafeMutableBufferPointer { $0[place] += step }
        down.withUnsafeMutableBufferPointer { $0[place] -= step }
        return (try loss(up) - loss(down)) / (2 * Double(step))
      }
    }
    return slopes
  }

  private func expectClose(_ gradient: Tensor<Float>, _ slopes: [Int: [Double]], _ name: String) {
    let elements = gradient.elements.map(Double.init)
    let scale = max(elements.map(abs).max() ?? 0, 0.1)
    for (place, slopes) in slopes {
      let error = slopes.map { abs(elements[place] - $0) }.min() ?? .infinity
      #expect(error < 0.02 * scale, "\(name) at \(place)")
    }
  }
}
