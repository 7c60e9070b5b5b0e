import NeuralNetwork
import Randomness
import Tensor
import Testing

/// Convolutions against double precision, at the laboratory's sizes and at the edges of the algorithms.
struct ConvolutionPrecisionTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var input: [Int]
    var filters: Int
    var kernel = 3
    var padding = Padding.valid
    var strides = 1
    var testDescription: String {
      "\(input) to \(filters), kernel \(kernel), \(padding), strides \(strides)"
    }
  }

  static let cases = [
    Case(input: [64, 64, 3], filters: 32), Case(input: [31, 31, 32], filters: 128),
    Case(input: [14, 14, 128], filters: 512), Case(input: [9, 7, 16], filters: 48, padding: .same),
    Case(input: [40, 35, 32], filters: 48, padding: .same),
    Case(input: [37, 66, 16], filters: 16), Case(input: [34, 34, 16], filters: 16),
    Case(input: [3, 3, 16], filters: 16),
    Case(input: [8, 5, 32], filters: 16, padding: .same),
    Case(input: [13, 11, 1], filters: 16, kernel: 5, padding: .same),
    Case(input: [12, 15, 3], filters: 16, padding: .same, strides: 2),
    Case(input: [10, 10, 7], filters: 9),
  ]

  @Test("The error is below 1e-4", arguments: cases)
  func precision(_ sizes: Case) throws {
    let network = try Sequential(inputShape: sizes.input, random: RandomSource(seed: 4)) {
      Conv2D(
        sizes.filters, kernelSize: Size2D(sizes.kernel, sizes.kernel),
        strides: Size2D(sizes.strides, sizes.strides), padding: sizes.padding)
    }
    let input = Networks.noise([1] + sizes.input, seed: 5)
    let probe = try LayerProbe(network, input, isTraining: true)
    let output = probe.output()
    let gradient = Networks.noise(output.shape, seed: 6)
    let inputGradient = probe.inputGradient(of: gradient, inputShape: input.shape)
    let naive = NaiveConvolution(sizes, output: network.outputShape, network.weights[0], input)
    #expect(relativeError(output, naive.output()) < 1e-4)
    #expect(relativeError(inputGradient, naive.inputGradient(gradient)) < 1e-4)
    let kernelGradient = try #require(probe.weights[0].gradient)
    #expect(relativeError(kernelGradient, naive.kernelGradient(gradient)) < 1e-4)
  }

  @Test(
    "A batch that fills its blocks unevenly is as precise",
    arguments: [
      Case(input: [21, 18, 32], filters: 48),
      Case(input: [21, 18, 32], filters: 48, padding: .same),
      Case(input: [34, 33, 16], filters: 32, padding: .same),
      Case(input: [36, 36, 64], filters: 128, padding: .same),
    ])
  func batch(_ sizes: Case) throws {
    let count = 7
    let network = try Sequential(inputShape: sizes.input, random: RandomSource(seed: 7)) {
      Conv2D(sizes.filters, kernelSize: 3, padding: sizes.padding)
    }
    let input = Networks.noise([count] + sizes.input, seed: 8)
    let probe = try LayerProbe(network, input, isTraining: true)
    let output = probe.output()
    let gradient = Networks.noise(output.shape, seed: 9)
    let inputGradient = probe.inputGradient(of: gradient, inputShape: input.shape)
    var kernelSum = [Double](repeating: 0, count: network.weights[0].count)
    var biasSum = [Double](repeating: 0, count: sizes.filters)
    for picture in 0..<count {
      let naive = NaiveConvolution(
        sizes, output: network.outputShape, network.weights[0], input.picture(picture))
      let dy = gradient.picture(picture)
      #expect(relativeError(output.picture(picture), naive.output()) < 1e-4)
      #expect(relativeError(inputGradient.picture(picture), naive.inputGradient(dy)) < 1e-4)
      for (place, value) in naive.kernelGradient(dy).elements.enumerated() {
        kernelSum[place] += Double(value)
      }
      for (place, value) in dy.elements.enumerated() {
        biasSum[place % sizes.filters] += Double(value)
      }
    }
    let kernelGradient = try #require(probe.weights[0].gradient)
    let biasGradient = try #require(probe.weights[1].gradient)
    let shape = network.weights[0].shape
    #expect(
      relativeError(kernelGradient, Tensor(shape: shape, elements: kernelSum.map(Float.init)))
        < 1e-4)
    #expect(
      relativeError(
        biasGradient, Tensor(shape: [sizes.filters], elements: biasSum.map(Float.init))) < 1e-4)
  }
}

extension Tensor<Float> {
  /// One picture, as a batch of its own.
  fileprivate func picture(_ index: Int) -> Tensor<Float> {
    let count = self.count / shape[0]
    return Tensor(
      shape: [1] + shape.dropFirst(),
      elements: Array(elements[index * count..<(index + 1) * count]))
  }
}

/// A convolution by its definition, in double precision.
private struct NaiveConvolution {
  let sizes: ConvolutionPrecisionTests.Case
  let outputShape: [Int]
  let kernel: [Double]
  let input: [Double]
  let before: (y: Int, x: Int)

  init(
    _ sizes: ConvolutionPrecisionTests.Case, output: [Int], _ kernel: Tensor<Float>,
    _ input: Tensor<Float>
  ) {
    self.sizes = sizes
    outputShape = output
    self.kernel = kernel.elements.map(Double.init)
    self.input = input.elements.map(Double.init)
    func pad(_ axis: Int) -> Int {
      guard sizes.padding == .same else { return 0 }
      return max((output[axis] - 1) * sizes.strides + sizes.kernel - sizes.input[axis], 0) / 2
    }
    before = (pad(0), pad(1))
  }

  /// Calls `body` with the places of an input number, of the first kernel number and of the first output number of a product.
  private func eachProduct(_ body: (_ input: Int, _ kernel: Int, _ output: Int) -> Void) {
    let (height, width, channels) = (sizes.input[0], sizes.input[1], sizes.input[2])
    for oy in 0..<outputShape[0] {
      for ox in 0..<outputShape[1] {
        for ky in 0..<sizes.kernel {
          let y = oy * sizes.strides + ky - before.y
          guard y >= 0, y < height else { continue }
          for kx in 0..<sizes.kernel {
            let x = ox * sizes.strides + kx - before.x
            guard x >= 0, x < width else { continue }
            for c in 0..<channels {
              body(
                (y * width + x) * channels + c,
                ((ky * sizes.kernel + kx) * channels + c) * sizes.filters,
                (oy * outputShape[1] + ox) * sizes.filters)
            }
          }
        }
      }
    }
  }

  func output() -> Tensor<Float> {
    var result = [Double](repeating: 0, count: outputShape.reduce(1, *))
    result.withUnsafeMutableBufferPointer { result in
      kernel.withUnsafeBufferPointer { kernel in
        eachProduct { i, k, o in
          let value = input[i]
          for f in 0..<sizes.filters { result[o + f] += value * kernel[k + f] }
        }
      }
    }
    return Tensor(shape: [1] + outputShape, elements: result.map(Float.init))
  }

  func inputGradient(_ gradient: Tensor<Float>) -> Tensor<Float> {
    let gradient = gradient.elements
    var result = [Double](repeating: 0, count: input.count)
    kernel.withUnsafeBufferPointer { kernel in
      gradient.withUnsafeBufferPointer { gradient in
        eachProduct { i, k, o in
          var sum = 0.0
          for f in 0..<sizes.filters { sum += Double(gradient[o + f]) * kernel[k + f] }
          result[i] += sum
        }
      }
    }
    return Tensor(shape: [1] + sizes.input, elements: result.map(Float.init))
  }

  func kernelGradient(_ gradient: Tensor<Float>) -> Tensor<Float> {
    let gradient = gradient.elements
    var result = [Double](repeating: 0, count: kernel.count)
    result.withUnsafeMutableBufferPointer { result in
      gradient.withUnsafeBufferPointer { gradient in
        eachProduct { i, k, o in
          let value = input[i]
          for f in 0..<sizes.filters { result[k + f] += value * Double(gradient[o + f]) }
        }
      }
    }
    return Tensor(
      shape: [sizes.kernel, sizes.kernel, sizes.input[2], sizes.filters],
      elements: result.map(Float.init))
  }
}
