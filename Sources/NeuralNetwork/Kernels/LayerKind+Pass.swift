extension LayerKind {
  /// The computation of this layer: one pass, or two where the activation needs a place of its own.
  func makePasses(_ site: PassSite) throws -> [any Pass] {
    switch self {
    case .conv2D(let layer):
      let count = elementCountAfter(try layer.outputShape(for: site.inputShape))
      return try [ConvolutionPass(layer, site)]
        + activationPasses(layer.activation, count, layer.filters)
    case .dense(let layer):
      return [DensePass(layer, site)] + activationPasses(layer.activation, layer.units, layer.units)
    case .maxPooling2D(let layer):
      return [MaxPoolingPass(try layer.window(for: site.inputShape), capacity: site.capacity)]
    case .averagePooling2D(let layer):
      return [AveragePoolingPass(try layer.window(for: site.inputShape))]
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
    case .residual(let layer): return [try ResidualPass(layer, site)]
    }
  }

  private func activationPasses(
    _ function: ActivationFunction, _ count: Int, _ rowLength: Int
  ) -> [any Pass] {
    function.worksInPlace ? [] : [ActivationPass(function, count: count, rowLength: rowLength)]
  }
}

private func elementCountAfter(_ shape: [Int]) -> Int { shape.reduce(1, *) }
