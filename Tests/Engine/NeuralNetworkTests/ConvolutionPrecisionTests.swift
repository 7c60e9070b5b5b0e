import CKernels
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
    let plain = PlainConvolution(sizes, output: network.outputShape, network.weights[0], input)
    #expect(relativeError(output, plain.output()) < 1e-4)
    #expect(relativeError(inputGradient, plain.inputGradient(gradient)) < 1e-4)
    let kernelGradient = try #require(probe.weights[0].gradient)
    #expect(relativeError(kernelGradient, plain.kernelGradient(gradient)) < 1e-4)
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
      let plain = PlainConvolution(
        sizes, output: network.outputShape, network.weights[0], input.picture(picture))
      let dy = gradient.picture(picture)
      #expect(relativeError(output.picture(picture), plain.output()) < 1e-4)
      #expect(relativeError(inputGradient.picture(picture), plain.inputGradient(dy)) < 1e-4)
      for (place, value) in plain.kernelGradient(dy).elements.enumerated() {
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
  /// One picture, as a batch.
  fileprivate func picture(_ index: Int) -> Tensor<Float> {
    let count = self.count / shape[0]
    return Tensor(
      shape: [1] + shape.dropFirst(),
      elements: Array(elements[index * count..<(index + 1) * count]))
  }
}

/// A convolution by its definition, in double precision.
private struct PlainConvolution {
  private var window: ck_window
  private let sizes: ConvolutionPrecisionTests.Case
  private let outputShape: [Int]
  private let kernel: [Float]
  private let input: [Float]

  init(
    _ sizes: ConvolutionPrecisionTests.Case, output: [Int], _ kernel: Tensor<Float>,
    _ input: Tensor<Float>
  ) {
    self.sizes = sizes
    outputShape = output
    self.kernel = kernel.elements
    self.input = input.elements
    func pad(_ axis: Int) -> Int32 {
      guard sizes.padding == .same else { return 0 }
      let reach = (output[axis] - 1) * sizes.strides + sizes.kernel
      return Int32(max(reach - sizes.input[axis], 0) / 2)
    }
    let (edge, stride) = (Int32(sizes.kernel), Int32(sizes.strides))
    window = ck_window(
      height: Int32(sizes.input[0]), width: Int32(sizes.input[1]),
      channels: Int32(sizes.input[2]), output_height: Int32(output[0]),
      output_width: Int32(output[1]), kernel_height: edge, kernel_width: edge, stride_y: stride,
      stride_x: stride, dilation_y: 1, dilation_x: 1, pad_y: pad(0), pad_x: pad(1))
  }

  func output() -> Tensor<Float> {
    var (window, result) = (window, [Float](repeating: 0, count: outputShape.reduce(1, *)))
    ck_reference_convolution(&window, Int32(sizes.filters), input, kernel, &result)
    return Tensor(shape: [1] + outputShape, elements: result)
  }

  func inputGradient(_ gradient: Tensor<Float>) -> Tensor<Float> {
    Tensor(shape: [1] + sizes.input, elements: gradients(gradient).input)
  }

  func kernelGradient(_ gradient: Tensor<Float>) -> Tensor<Float> {
    Tensor(
      shape: [sizes.kernel, sizes.kernel, sizes.input[2], sizes.filters],
      elements: gradients(gradient).kernel)
  }

  private func gradients(_ gradient: Tensor<Float>) -> (input: [Float], kernel: [Float]) {
    var window = window
    var inputs = [Float](repeating: 0, count: input.count)
    var weights = [Float](repeating: 0, count: kernel.count)
    ck_reference_convolution_gradient(
      &window, Int32(sizes.filters), input, kernel, gradient.elements, &inputs, &weights)
    return (inputs, weights)
  }
}
