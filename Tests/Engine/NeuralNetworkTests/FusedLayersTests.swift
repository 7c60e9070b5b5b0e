import NeuralNetwork
import Randomness
import Tensor
import Testing

/// Layers that are computed in one pass against the same layers one by one.
struct FusedLayersTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var input: [Int]
    var layers: [LayerKind]

    init(_ name: String, _ input: [Int], @LayerBuilder _ layers: () -> [LayerKind]) {
      testDescription = name
      self.input = input
      self.layers = layers()
    }
  }

  static func normalized(_ filters: Int, _ kernelSize: Size2D, relu: Bool = true) -> [any Layer] {
    let layers: [any Layer] = [
      Conv2D(filters, kernelSize: kernelSize, padding: .same, useBias: false),
      BatchNormalization(),
    ]
    return layers + (relu ? [Activation(.relu)] : [])
  }

  static let cases = [
    Case("first convolution", [12, 9, 3]) { normalized(16, 3) },
    Case("first convolution of an odd shape", [7, 6, 5]) { normalized(9, 3) },
    Case("Winograd", [11, 14, 16]) { normalized(48, 3) },
    Case("Winograd in bands", [37, 34, 16]) { normalized(32, 3) },
    Case("Winograd in bands of tiles of 4", [32, 32, 16]) { normalized(32, 3) },
    Case("Winograd in blocks that threads share", [36, 36, 64]) { normalized(128, 3) },
    Case("Winograd in bands, pooled", [35, 34, 16]) {
      Conv2D(32, kernelSize: 3, activation: .relu)
      MaxPooling2D(2)
    },
    Case("1x1", [8, 6, 16]) { normalized(32, 1) },
    Case("normalization of 70 channels", [5, 6, 70]) {
      BatchNormalization()
      Activation(.relu)
    },
    Case("residual blocks", [36, 32, 16]) {
      Residual {
        normalized(16, 3)
        normalized(16, 3, relu: false)
      }
      Activation(.relu)
      Residual {
        normalized(32, 3)
        normalized(32, 3, relu: false)
      } shortcut: {
        normalized(32, 1, relu: false)
      }
      Activation(.relu)
      MaxPooling2D(2)
    },
    Case("residual blocks with relu before the sum", [12, 12, 16]) {
      Residual {
        normalized(16, 3)
        normalized(16, 3)
      }
      Residual {
        BatchNormalization()
        Activation(.relu)
      }
      MaxPooling2D(2)
    },
    Case("a residual block that cannot add on the way", [6, 6, 5]) {
      Residual {
        Conv2D(5, kernelSize: 3, padding: .same)
      } shortcut: {
        Conv2D(5, kernelSize: 1, activation: .tanh)
      }
      Activation(.relu)
    },
  ]

  @Test("Fused layers give what they give one by one", arguments: cases, [true, false])
  func fused(_ test: Case, isTraining: Bool) throws {
    let network = try Sequential(
      inputShape: test.input, layers: test.layers, random: RandomSource(seed: 8))
    let input = Networks.noise([5] + test.input, seed: 9)
    let probes = try [true, false].map {
      try LayerProbe(network, input, isTraining: isTraining, fuses: $0)
    }
    let outputs = probes.map { $0.output() }
    expectClose(outputs[0], outputs[1], "output")
    let gradient = Networks.noise(outputs[0].shape, seed: 10)
    let inputGradients = probes.map { $0.inputGradient(of: gradient, inputShape: input.shape) }
    expectClose(inputGradients[0], inputGradients[1], "input")
    for (fused, single) in zip(probes[0].weights, probes[1].weights) {
      expectClose(fused.value, single.value, fused.name)
      guard let gradient = fused.gradient, let expected = single.gradient else { continue }
      expectClose(gradient, expected, "the gradient of \(fused.name)")
    }
  }

  private func expectClose(_ a: Tensor<Float>, _ b: Tensor<Float>, _ name: String) {
    let scale = b.elements.map(abs).max() ?? 0
    let error = zip(a.elements, b.elements).map { abs($0 - $1) }.max() ?? 0
    #expect(error <= 1e-4 * max(scale, 1e-3), "\(name)")
  }
}
