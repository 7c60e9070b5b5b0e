import Checks

/// Layers in a row that are computed in one pass, because what is between them need not go through memory.
enum FusedLayers {
  case pooledConvolution(Conv2D, MaxPooling2D)
  case normalizedConvolution(Conv2D, BatchNormalization, relu: Bool)
  case normalization(BatchNormalization)
  case residual(Residual)

  /// The longest such row at the front of `layers`; `nil` when the first layer is not fused.
  init?(_ layers: ArraySlice<LayerKind>, _ inputShape: [Int]) {
    let kinds = Array(layers.prefix(3))
    let second = kinds.count > 1 ? kinds[1] : nil
    switch (kinds.first, second) {
    case (.conv2D(let layer), .maxPooling2D(let pooling)):
      guard ConvolutionTail(layer.activation, pooling: pooling) != nil,
        let window = try? layer.window(for: inputShape), window.outputHeight >= 2,
        window.outputWidth >= 2,
        ConvolutionAlgorithm(window, filters: layer.filters) != .unrolled
      else { return nil }
      self = .pooledConvolution(layer, pooling)
    case (.conv2D(let layer), .batchNormalization(let normalization)):
      guard layer.activation == .linear else { return nil }
      self = .normalizedConvolution(
        layer, normalization, relu: kinds.count > 2 && kinds[2].isRelu)
    case (.batchNormalization(let layer), let next?) where next.isRelu:
      self = .normalization(layer)
    case (.residual(let layer), let next?) where next.isRelu:
      self = .residual(layer)
    default: return nil
    }
  }

  /// How many layers they are.
  var count: Int {
    switch self {
    case .pooledConvolution, .normalization, .residual: 2
    case .normalizedConvolution(_, _, let relu): relu ? 3 : 2
    }
  }

  func makePass(_ site: PassSite) throws -> any Pass {
    switch self {
    case .pooledConvolution(let layer, let pooling):
      guard let tail = ConvolutionTail(layer.activation, pooling: pooling),
        let pass = layer.fusedPass(try layer.window(for: site.inputShape), site, tail)
      else { unreachable("\(pooling) cannot be fused with \(layer)") }
      return pass
    case .normalizedConvolution(let layer, let normalization, let relu):
      let count = layer.parameters(for: site.inputShape).count
      return NormalizedConvolutionPass(
        try layer.piecewisePass(site), normalization, Array(site.parameters.dropFirst(count)),
        relu: relu, site)
    case .normalization(let layer):
      return BatchNormalizationPass(layer, relu: true, site)
    case .residual(let layer):
      return try ResidualPass(layer, relu: true, site)
    }
  }
}

extension LayerKind {
  fileprivate var isRelu: Bool {
    if case .activation(let layer) = self { layer.function == .relu } else { false }
  }
}
