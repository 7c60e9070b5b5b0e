import NeuralNetwork
import Tensor

extension GraphBuilder {
  /// A whole network; pictures come in and go out as `[n, height, width, channels]`.
  func network(_ network: Sequential, input: String) throws -> String {
    var weights = zip(network.parameterNames, network.weights).map(Weight.init)[...]
    var value = input
    if network.inputShape.count == 3 { value = add("Transpose", [value], channelsFirst) }
    value = try chain(network.layers, value, shape: network.inputShape, &weights)
    if network.outputShape.count == 3 { value = add("Transpose", [value], channelsLast) }
    return value
  }

  /// A weight with its name in the network.
  struct Weight {
    var name: String
    var tensor: Tensor<Float>
  }

  private var channelsFirst: [String: Attribute] { ["perm": .integers([0, 3, 1, 2])] }
  private var channelsLast: [String: Attribute] { ["perm": .integers([0, 2, 3, 1])] }

  /// Layers one after another, each of which takes its weights from the front of `weights`.
  private func chain(
    _ layers: [LayerKind], _ input: String, shape: [Int], _ weights: inout ArraySlice<Weight>
  ) throws -> String {
    var (value, shape) = (input, shape)
    for kind in layers {
      guard shape.count == 1 || shape.count == 3 else {
        throw ONNXError(
          "samples of shape \(shape) cannot be exported: only rows and pictures can, as a \(type(of: kind.layer).className) gets them"
        )
      }
      value = try layer(kind, value, shape: shape, &weights)
      shape = try kind.layer.outputShape(for: shape)
    }
    return value
  }

  /// One layer. The switch is exhaustive: a new layer has its place here, or the program does not compile.
  private func layer(
    _ kind: LayerKind, _ input: String, shape: [Int], _ weights: inout ArraySlice<Weight>
  ) throws -> String {
    switch kind {
    case .conv2D(let layer):
      let kernel = weights.removeFirst()
      let bias = layer.useBias ? weights.removeFirst() : nil
      let value = convolution(
        input, Kernel(kernel), bias,
        Sliding(shape, layer.kernelSize, layer.strides, layer.padding, layer.dilationRate))
      return activation(layer.activation, value)
    case .depthwiseConv2D(let layer):
      let kernel = weights.removeFirst()
      let bias = layer.useBias ? weights.removeFirst() : nil
      let value = convolution(
        input, Kernel(depthwise: kernel), bias,
        Sliding(shape, layer.kernelSize, layer.strides, layer.padding, layer.dilationRate))
      return activation(layer.activation, value)
    case .separableConv2D(let layer):
      let (depthwise, pointwise) = (weights.removeFirst(), weights.removeFirst())
      let bias = layer.useBias ? weights.removeFirst() : nil
      let spread = convolution(
        input, Kernel(depthwise: depthwise), nil,
        Sliding(shape, layer.kernelSize, layer.strides, layer.padding, layer.dilationRate))
      let value = convolution(
        spread, Kernel(pointwise), bias, Sliding(shape, 1, 1, .valid, 1))
      return activation(layer.activation, value)
    case .zeroPadding2D(let layer):
      let pads = [0, 0, layer.top, layer.left, 0, 0, layer.bottom, layer.right]
      return add("Pad", [input, constant(pads)])
    case .maxPooling2D(let layer):
      let sliding = Sliding(shape, layer.poolSize, layer.strides, layer.padding, nil)
      return add("MaxPool", [input], sliding.attributes)
    case .averagePooling2D(let layer):
      let sliding = Sliding(shape, layer.poolSize, layer.strides, layer.padding, nil)
      return add(
        "AveragePool", [input],
        sliding.attributes.merging(["count_include_pad": .integer(0)]) { $1 })
    case .globalAveragePooling2D:
      return add(
        "Flatten", [add("GlobalAveragePool", [input])], ["axis": .integer(1)])
    case .batchNormalization(let layer):
      let parameters = (0..<4).map { _ in weights.removeFirst() }
      return add(
        "BatchNormalization", [input] + parameters.map { constant($0.tensor, name: $0.name) },
        ["epsilon": .float(Float(layer.epsilon))])
    case .activation(let layer): return activation(layer.function, input)
    case .flatten:
      let rows = shape.count == 3 ? add("Transpose", [input], channelsLast) : input
      return add("Flatten", [rows], ["axis": .integer(1)])
    case .dense(let layer):
      let kernel = weights.removeFirst()
      let bias = layer.useBias ? [weights.removeFirst()] : []
      let value = add(
        "Gemm", [input] + ([kernel] + bias).map { constant($0.tensor, name: $0.name) })
      return activation(layer.activation, value)
    case .dropout: return input
    case .residual(let layer):
      let main = try chain(layer.main, input, shape: shape, &weights)
      let shortcut = try chain(layer.shortcut, input, shape: shape, &weights)
      return add("Add", [main, shortcut])
    case .custom(let box):
      throw ONNXError("\(type(of: box.layer).className) cannot be exported: it is written in Swift")
    }
  }

  private func convolution(
    _ input: String, _ kernel: Kernel, _ bias: Weight?, _ sliding: Sliding
  ) -> String {
    let inputs = [input, constant(kernel.elements, shape: kernel.shape, name: kernel.name)]
    return add(
      "Conv", inputs + (bias.map { [constant($0.tensor, name: $0.name)] } ?? []),
      sliding.attributes.merging(["group": .integer(kernel.groups)]) { $1 })
  }

  /// The functions that the format has no operation for are put together of others.
  private func activation(_ function: ActivationFunction, _ input: String) -> String {
    switch function {
    case .linear: return input
    case .relu: return add("Relu", [input])
    case .sigmoid: return add("Sigmoid", [input])
    case .tanh: return add("Tanh", [input])
    case .softmax: return add("Softmax", [input], ["axis": .integer(1)])
    case .elu: return add("Elu", [input])
    case .selu: return add("Selu", [input])
    case .leakyRelu: return add("LeakyRelu", [input], ["alpha": .float(0.2)])
    case .softplus: return add("Softplus", [input])
    case .silu: return add("Mul", [input, add("Sigmoid", [input])])
    case .gelu:
      let scaled = add("Mul", [input, constant([Float(0.5).squareRoot()], shape: [])])
      let share = add("Add", [add("Erf", [scaled]), constant([1], shape: [])])
      return add("Mul", [add("Mul", [input, share]), constant([0.5], shape: [])])
    }
  }
}
