import Tensor

extension Sequential {
  /// The layer whose output Grad-CAM looks at: the last one that still knows places, pooling and what merely passes its
  /// input on left out; `nil` for a network that never sees places.
  public var lastFeatureLayer: String? {
    let shapes = outputShapes
    let last = layers.indices.last { index in
      let shape = shapes[index]
      return shape.count == 3 && shape[0] * shape[1] > 1 && layers[index].makesFeatures
    }
    return last.map { layerNames[$0] }
  }

  /// Where the network looks when it decides for a class: Grad-CAM.
  ///
  /// The maps of a layer are added, each with the mean gradient of the class's score to it, and what speaks against the
  /// class is set to 0: `relu(sum_k mean(dy/dA_k) A_k)` (Selvaraju et al., "Grad-CAM: visual explanations from deep networks
  /// via gradient-based localization", 2017, equations 1 and 2). The score is the logit where the network ends in a softmax.
  ///
  /// - Parameters:
  ///   - classes: For each sample the class that is explained: the predicted one, or the true one.
  ///   - samples: The samples, each of the shape ``Sequential/inputShape``.
  ///   - layer: A name of ``layerNames`` whose output is `[height, width, channels]`; by default
  ///     ``lastFeatureLayer``.
  ///   - batchSize: Samples that are computed at the same time; no result depends on it.
  /// - Returns: `[n, height, width]` of that layer, not scaled: a map that is 0 everywhere has nothing that speaks for the class.
  /// - Throws: ``TrainingError`` when the classes or the layer do not fit, `Interrupted` when the host requests a stop.
  public func gradCAM(
    for classes: [Int], of samples: some BatchSource, at layer: String? = nil, batchSize: Int = 32
  ) throws -> Tensor<Float> {
    let layer = try featureLayer(layer)
    try check(classes, count: samples.sampleCount)
    var maps: [Float] = []
    let shape = outputShapes[layer]
    for start in stride(from: 0, to: samples.sampleCount, by: Self.explainedAtOnce) {
      let range = start..<min(samples.sampleCount, start + Self.explainedAtOnce)
      let (activations, gradients) = try scoreGradients(
        of: Array(classes[range]), at: layerNames[layer], for: samples.selecting(Array(range)),
        batchSize: batchSize)
      for sample in 0..<range.count {
        maps += classActivationMap(activations.row(sample), gradients.row(sample))
      }
    }
    return Tensor(shape: [samples.sampleCount, shape[0], shape[1]], elements: maps)
  }

  /// Samples whose gradients are in memory together.
  private static let explainedAtOnce = 256

  private func featureLayer(_ name: String?) throws -> Int {
    guard let name = name ?? lastFeatureLayer, let index = layerNames.firstIndex(of: name) else {
      throw TrainingError.unknownLayer(name: name ?? "with places", layers: layerNames)
    }
    guard outputShapes[index].count == 3 else {
      throw TrainingError.setting(
        name: "the layer \(name)", expected: "one that gives [height, width, channels]",
        received: "\(outputShapes[index])")
    }
    return index
  }

  /// - Throws: ``TrainingError`` unless there is a class of the network for each of `count` samples.
  func check(_ classes: [Int], count: Int) throws {
    let outputs = outputShape.last ?? 0
    guard classes.count == count, classes.allSatisfy({ $0 >= 0 && $0 < outputs }) else {
      throw TrainingError.setting(
        name: "classes", expected: "one of 0..<\(outputs) for each of \(count) samples",
        received: "\(classes.count), from \(classes.min() ?? 0) to \(classes.max() ?? 0)")
    }
  }
}

/// One map `[height * width]` of activations and gradients `[height, width, channels]`.
private func classActivationMap(
  _ activations: Tensor<Float>, _ gradients: Tensor<Float>
) -> [Float] {
  let channels = activations.shape[2]
  let places = activations.count / channels
  return activations.withUnsafeBufferPointer { activations in
    gradients.withUnsafeBufferPointer { gradients in
      var weights = [Float](repeating: 0, count: channels)
      for place in 0..<places {
        for channel in 0..<channels { weights[channel] += gradients[place * channels + channel] }
      }
      return (0..<places).map { place in
        var sum: Float = 0
        for channel in 0..<channels {
          sum += weights[channel] * activations[place * channels + channel]
        }
        return max(0, sum / Float(places))
      }
    }
  }
}

extension LayerKind {
  /// Whether its output is made of new features, and not of what another layer found, merely passed on.
  fileprivate var makesFeatures: Bool {
    switch self {
    case .conv2D, .depthwiseConv2D, .separableConv2D, .batchNormalization, .activation, .residual,
      .custom:
      true
    case .zeroPadding2D, .maxPooling2D, .averagePooling2D, .globalAveragePooling2D, .flatten,
      .dense, .dropout:
      false
    }
  }
}
