import Tensor

extension Sequential {
  /// What a layer gives for each sample: shape `[n]` and the layer's output shape.
  /// - Throws: ``TrainingError/unknownLayer(name:layers:)`` for a name that is not among ``layerNames``.
  public func activations(
    of layer: String, for samples: some BatchSource, batchSize: Int = 32
  ) throws -> Tensor<Float> {
    let index = try indexOfLayer(layer)
    let count = elementCount(of: outputShapes[index])
    try check(samples)
    let plan = try Plan(
      self, capacity: capacity(batchSize, samples), isTraining: false, keeping: [index])
    return try Tensor(shape: [samples.sampleCount] + outputShapes[index]) { result in
      try forEachBatch(samples, plan, position: "activations") { range, _ in
        (result.baseAddress! + range.lowerBound * count).initialize(
          from: plan.output(ofLayer: index), count: range.count * count)
      }
    }
  }

  /// How the score of a class grows with a layer's output, for each sample: what Grad-CAM is made of.
  ///
  /// The score is the class's logit where the network ends in a softmax, else its output.
  ///
  /// - Parameters:
  ///   - classes: For each sample the class whose score is followed.
  ///   - layer: A name of ``layerNames``, or `input` for the samples themselves.
  ///   - samples: The samples, each of the shape ``Sequential/inputShape``.
  ///   - batchSize: Samples that are computed at the same time; no result depends on it.
  /// - Returns: The layer's outputs and the gradients to them, both of shape `[n]` and the layer's output shape.
  public func scoreGradients(
    of classes: [Int], at layer: String, for samples: some BatchSource, batchSize: Int = 32
  ) throws -> (activations: Tensor<Float>, gradients: Tensor<Float>) {
    try check(samples)
    try check(classes, count: samples.sampleCount)
    let index = layer == "input" ? -1 : try indexOfLayer(layer)
    let shape = index < 0 ? inputShape : outputShapes[index]
    let count = elementCount(of: shape)
    let plan = try Plan(
      self, capacity: capacity(batchSize, samples), isTraining: false, goesBack: true,
      keeping: index < 0 ? [] : [index])
    var gradients = Tensor<Float>(shape: [samples.sampleCount] + shape)
    let activations = try Tensor<Float>(shape: [samples.sampleCount] + shape) { result in
      try gradients.withUnsafeMutableBufferPointer { gradients in
        try forEachBatch(samples, plan, position: "gradients", goesBack: true) { range, _ in
          let start = range.lowerBound * count
          (result.baseAddress! + start).initialize(
            from: plan.output(ofLayer: index), count: range.count * count)
          plan.scoreGradient(
            of: classes[range], toLayer: index, into: gradients.baseAddress! + start)
        }
      }
    }
    return (activations, gradients)
  }

  private func indexOfLayer(_ name: String) throws -> Int {
    guard let index = layerNames.firstIndex(of: name) else {
      throw TrainingError.unknownLayer(name: name, layers: layerNames)
    }
    return index
  }
}
