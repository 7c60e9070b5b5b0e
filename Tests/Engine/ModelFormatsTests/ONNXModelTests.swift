import Foundation
import ModelFormats
import NeuralNetwork
import Randomness
import Tensor
import Testing

struct ONNXModelTests {
  private static let random = RandomSource(seed: 9)

  private static func noise(_ shape: [Int]) -> Tensor<Float> {
    var generator = random["noise"].generator
    return Tensor(shape: shape) { numbers in
      for index in numbers.indices { numbers[index] = .random(in: -1...1, using: &generator) }
    }
  }

  private static func pixels(_ shape: [Int]) -> Tensor<UInt8> {
    noise(shape).map { (value: Float) -> UInt8 in UInt8(127.5 + 127.5 * value) }
  }

  /// The network with weights that are all different from what they begin with, such as biases of 0.
  private static func stirred(_ network: Sequential) -> Sequential {
    var network = network
    network.setWeights(
      network.weights.enumerated().map { index, weight in
        let isVariance = network.parameterNames[index].hasSuffix("moving_variance")
        let noise = noise(weight.shape)
        return Tensor(
          shape: weight.shape,
          elements: zip(weight.elements, noise.elements).map {
            isVariance ? 1 + 0.5 * $1 : $0 + 0.1 * $1
          })
      })
    return network
  }

  /// Every layer, with uneven sizes so that an exchanged axis shows.
  private static func everyLayer() throws -> Sequential {
    stirred(
      try Sequential(inputShape: [13, 10, 3], random: random) {
        ZeroPadding2D(top: 1, bottom: 0, left: 2, right: 1)
        Conv2D(8, kernelSize: Size2D(3, 2), padding: .same, activation: .gelu)
        BatchNormalization()
        Activation(.relu)
        Residual {
          SeparableConv2D(
            12, kernelSize: 3, strides: 2, padding: .same, depthMultiplier: 2, activation: .elu)
          Dropout(0.2)
          Residual {
            Conv2D(12, kernelSize: 3, padding: .same, dilationRate: 2, useBias: false)
          }
        } shortcut: {
          Conv2D(12, kernelSize: 1, strides: 2, useBias: false)
        }
        DepthwiseConv2D(Size2D(2, 3), padding: .same, depthMultiplier: 2, activation: .silu)
        MaxPooling2D(3, strides: 2, padding: .same)
        AveragePooling2D(2, padding: .same)
        Flatten()
        Dense(16, activation: .selu)
        BatchNormalization()
        Dense(7, activation: .softmax, useBias: false)
      })
  }

  /// Layers that the engine computes in one pass, with relu before and after the sum of a block.
  private static func fusedLayers() throws -> Sequential {
    func normalized(_ filters: Int, strides: Size2D = 1) -> [any Layer] {
      [
        Conv2D(filters, kernelSize: 3, strides: strides, padding: .same, useBias: false),
        BatchNormalization(),
      ]
    }
    return stirred(
      try Sequential(inputShape: [24, 24, 3], random: random) {
        normalized(16, strides: 2)
        Activation(.relu)
        MaxPooling2D(2)
        Residual {
          normalized(16)
          Activation(.relu)
        }
        Residual {
          normalized(16)
          Activation(.relu)
          normalized(16)
        }
        Activation(.relu)
        GlobalAveragePooling2D()
        Dense(7, activation: .softmax)
      })
  }

  /// Blocks in both paths of blocks, with weights in shortcuts only, and empty paths.
  private static func nestedBlocks() throws -> Sequential {
    stirred(
      try Sequential(inputShape: [6, 5, 3], random: random) {
        Residual {
          Residual {
            Activation(.tanh)
          } shortcut: {
            Conv2D(3, kernelSize: 1)
          }
          Conv2D(8, kernelSize: 3, padding: .same)
          BatchNormalization()
        } shortcut: {
          Residual {
            Residual { BatchNormalization() }
            Activation(.silu)
          } shortcut: {
            DepthwiseConv2D(3, padding: .same)
          }
          Conv2D(8, kernelSize: 1)
        }
        Activation(.relu)
        Residual {}
        GlobalAveragePooling2D()
        Residual {
          Dense(8, activation: .relu)
          Dropout(0.5)
          Dense(8)
        }
        Dense(4, activation: .softmax)
      })
  }

  @Test(
    "ONNX Runtime gives the same outputs for every layer and function",
    .enabled(if: ONNXRuntime.reasonForAbsence == nil, "needs onnxruntime, which is not to be had"))
  func sameOutputs() throws {
    var networks = [try Self.everyLayer(), try Self.fusedLayers(), try Self.nestedBlocks()]
    for function in ActivationFunction.allCases {
      networks.append(
        try Sequential(inputShape: [3, 4, 5], random: Self.random) {
          Conv2D(6, kernelSize: 1, activation: function)
        })
    }
    let inputs = networks.map { Self.noise([3] + $0.inputShape) }
    let outputs = try ONNXRuntime.outputs(
      of: zip(networks, inputs).map { (try ONNXModel($0), $1) })
    for (place, network) in networks.enumerated() {
      let expected = try network.predict(inputs[place]).elements
      #expect(outputs[place].count == expected.count)
      let difference = zip(outputs[place], expected).map { abs($0 - $1) }.max() ?? .infinity
      #expect(difference < 1e-5, "network \(place)")
    }
  }

  @Test(
    "ONNX Runtime gives the same probabilities for pixels, preprocessing included",
    .enabled(if: ONNXRuntime.reasonForAbsence == nil, "needs onnxruntime, which is not to be had"))
  func sameProbabilities() throws {
    let network = Self.stirred(
      try Sequential(inputShape: [8, 6, 3], random: Self.random) {
        Conv2D(8, kernelSize: 3, activation: .relu)
        GlobalAveragePooling2D()
        Dense(4, activation: .softmax)
      })
    let pixels = Self.pixels([5, 8, 6, 3])
    let names = ["bart", "lisa", "maggie", "marge"]
    let plain = Classifier(network, classNames: names)
    let normalized = Classifier(
      network, classNames: names,
      normalization: PixelNormalization(
        samplewiseCenter: true, samplewiseDeviation: true, channelMeans: [0.1, 0, -0.1],
        channelDeviations: [0.5, 1, 2],
        whitening: Self.noise([144, 144]).map { $0 / 5 }),
      averagesMirrorImages: true)
    let outputs = try ONNXRuntime.outputs(
      of: [plain, normalized].map { (try ONNXModel($0), pixels) })
    for (output, classifier) in zip(outputs, [plain, normalized]) {
      let expected = try classifier.probabilities(of: pixels).elements
      let difference = zip(output, expected).map { abs($0 - $1) }.max() ?? .infinity
      #expect(difference < 1e-5)
    }
  }

  @Test("Equal networks make equal files, which name what the model takes and gives")
  func encoding() throws {
    let model = try ONNXModel(Self.everyLayer())
    #expect(try ONNXModel(Self.everyLayer()).data == model.data)
    for word in ["samples", "outputs", "residual/main/2/main/0/kernel", "BatchNormalization"] {
      #expect(model.data.range(of: Data(word.utf8)) != nil, "the file says \(word)")
    }
    // Field 1, the version of the format, is 8; field 2 names the producer.
    #expect(Array(model.data.prefix(4)) == [0x08, 8, 0x12, 8])
  }

  @Test(
    "A classifier names its classes, and how pictures were made small", arguments: [true, false])
  func metadata(averagesAreas: Bool) throws {
    let network = try Sequential(inputShape: [4, 4, 3], random: Self.random) {
      GlobalAveragePooling2D()
      Dense(2, activation: .softmax)
    }
    let model = try ONNXModel(
      Classifier(network, classNames: ["bart", "lisa"], averagesAreas: averagesAreas))
    func says(_ words: String) -> Bool { model.data.range(of: Data(words.utf8)) != nil }
    #expect(says("[\"bart\",\"lisa\"]") && says("resampling"))
    #expect(says("averaged over areas") == averagesAreas)
    #expect(says("bilinear") == !averagesAreas)
  }

  @Test("What the format cannot hold is an error that says what")
  func refusals() throws {
    let network = try Sequential(inputShape: [4, 5]) { BatchNormalization() }
    #expect(throws: ONNXError.self) { try ONNXModel(network) }
  }
}
