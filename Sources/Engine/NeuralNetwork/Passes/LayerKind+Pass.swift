extension LayerKind {
  /// The computation of this layer: one pass, or two where the activation needs a separate pass.
  func makePasses(_ site: PassSite) throws -> [any Pass] {
    switch self {
    case .conv2D(let layer):
      return try layer.makePasses(site)
    case .depthwiseConv2D(let layer):
      let window = try layer.window(for: site.inputShape)
      let outputs = window.channels * layer.depthMultiplier
      return [
        DepthwiseConvolutionPass(
          window, multiplier: layer.depthMultiplier, activation: layer.activation,
          kernel: site.parameters[0], bias: layer.useBias ? site.parameters[1] : nil,
          goesBack: site.goesBack)
      ] + activationPasses(layer.activation, window.outputPixels * outputs, outputs)
    case .separableConv2D(let layer):
      var (first, second) = (site, site)
      first.parameters = Array(site.parameters.prefix(1))
      second.parameters = Array(site.parameters.dropFirst())
      second.inputShape = try layer.depthwise.outputShape(for: site.inputShape)
      return try layer.depthwise.kind.makePasses(first) + layer.pointwise.makePasses(second)
    case .zeroPadding2D(let layer):
      _ = try layer.outputShape(for: site.inputShape)
      return [ZeroPaddingPass(layer, site.inputShape)]
    case .dense(let layer):
      return [DensePass(layer, site)] + activationPasses(layer.activation, layer.units, layer.units)
    case .maxPooling2D(let layer):
      return [
        PoolingPass(maximaOf: try layer.window(for: site.inputShape), capacity: site.capacity)
      ]
    case .averagePooling2D(let layer):
      return [PoolingPass(meansOf: try layer.window(for: site.inputShape))]
    case .globalAveragePooling2D(let layer):
      _ = try layer.outputShape(for: site.inputShape)
      return [
        GlobalAveragePoolingPass(
          pixels: site.inputShape[0] * site.inputShape[1], channels: site.inputShape[2])
      ]
    case .batchNormalization(let layer): return [BatchNormalizationPass(layer, site)]
    case .activation(let layer):
      return [
        ActivationPass(
          layer.function, count: site.inputCount, rowLength: site.inputShape.last ?? 1)
      ]
    case .flatten: return [FlattenPass(count: site.inputCount)]
    case .dropout(let layer): return [DropoutPass(layer, site)]
    case .residual(let layer): return [try ResidualPass(layer, relu: false, site)]
    case .custom(let box): return [try CustomPass(box.layer, site)]
    }
  }

  private func activationPasses(
    _ function: ActivationFunction, _ count: Int, _ rowLength: Int
  ) -> [any Pass] {
    function.worksInPlace ? [] : [ActivationPass(function, count: count, rowLength: rowLength)]
  }
}

extension Conv2D {
  func window(for inputShape: [Int]) throws -> Window {
    try Window(
      inputShape, kernel: kernelSize, strides: strides, padding: padding, dilation: dilationRate,
      layer: Self.className)
  }

  /// The convolution by the algorithm that suits its shape.
  func makePasses(_ site: PassSite) throws -> [any Pass] {
    let window = try window(for: site.inputShape)
    let activations: [any Pass] =
      activation == .linear
      ? []
      : [ActivationPass(activation, count: window.outputPixels * filters, rowLength: filters)]
    if let tail = ConvolutionTail(activation), let pass = fusedPass(window, site, tail) {
      return [pass]
    }
    if let tail = ConvolutionTail(.linear), let pass = fusedPass(window, site, tail) {
      return [pass] + activations
    }
    return [ConvolutionPass(self, window, site)] + (activation.worksInPlace ? [] : activations)
  }

  /// The convolution without its activation, whose output can be looked at in pieces.
  func piecewisePass(_ site: PassSite) throws -> any PiecewiseConvolution {
    var linear = self
    linear.activation = .linear
    let window = try window(for: site.inputShape)
    let tail = ConvolutionTail(.linear)
    return tail.flatMap { linear.fusedPass(window, site, $0) }
      ?? ConvolutionPass(linear, window, site)
  }

  /// Convolution, activation and pooling in one, where there is an algorithm for that.
  func fusedPass(_ window: Window, _ site: PassSite, _ tail: ConvolutionTail)
    -> (any PiecewiseConvolution)?
  {
    switch ConvolutionAlgorithm(window, filters: filters) {
    case .winograd: WinogradPass(self, window, site, tail)
    case .winogradInBands: WinogradBandPass(self, window, site, tail)
    case .direct: DirectConvolutionPass(self, window, site, tail)
    case .unrolled: nil
    }
  }
}
