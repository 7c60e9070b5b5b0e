import Artifacts
import NeuralNetwork
import Tensor
import Testing

@Suite("Results of Keras")
struct KerasTests {
  @Test("Layers forward and backward", arguments: try KerasCase.all("layer"))
  func layer(_ reference: KerasCase) throws {
    let description = reference.description
    let input = try reference.tensor("input")
    var network = try Sequential(
      inputShape: Array(input.shape.dropFirst()),
      layers: [try #require(description.config).layer(#require(description.layer))])
    let names = network.parameterNames.map { String($0.split(separator: "/").last ?? "") }
    network.setWeights(try names.map { try reference.tensor("weight.\($0)") })
    let probe = try LayerProbe(network, input, isTraining: description.training ?? true)

    #expect(relativeError(probe.output(), try reference.tensor("output")) < 1e-4)
    let inputGradient = probe.inputGradient(
      of: try reference.tensor("output_gradient"), inputShape: input.shape)
    #expect(relativeError(inputGradient, try reference.tensor("input_gradient")) < 1e-4)
    for (name, gradient, value) in probe.weights {
      if let gradient {
        let expected = try reference.tensor("gradient.\(name)")
        #expect(relativeError(gradient, expected) < 1e-4, "gradient of \(name)")
      }
      if reference.file.entries["updated.\(name)"] != nil {
        let expected = try reference.tensor("updated.\(name)")
        #expect(relativeError(value, expected) < 1e-4, "updated \(name)")
      }
    }
  }

  @Test("Losses and their gradients", arguments: try KerasCase.all("loss"))
  func loss(_ reference: KerasCase) throws {
    let logits = try reference.tensor("logits")
    let labels: Tensor<Int64> = try reference.file.tensor("labels")
    let targets = oneHot(labels.elements.map(Int.init), classes: logits.shape[1])
    let head = LossHead(
      loss: .categoricalCrossentropy(labelSmoothing: reference.description.labelSmoothing ?? 0),
      fromLogits: true, classes: logits.shape[1])
    var gradient = Tensor<Float>(shape: logits.shape)
    let result = gradient.withUnsafeMutableBufferPointer { gradient in
      logits.withUnsafeBufferPointer { logits in
        targets.withUnsafeBufferPointer { targets in
          head.evaluate(
            logits.baseAddress!, targets: targets.baseAddress!, weights: nil,
            count: labels.count, gradient: gradient.baseAddress!)
        }
      }
    }
    let loss = Tensor(shape: [1], elements: [Float(result.loss)])
    #expect(relativeError(loss, try reference.tensor("loss")) < 1e-4)
    #expect(relativeError(gradient, try reference.tensor("gradient")) < 1e-4)
  }

  @Test("Whole trainings", arguments: try KerasCase.all("training"))
  func training(_ reference: KerasCase) throws {
    let description = reference.description
    let x = try reference.tensor("x")
    let labels: Tensor<Int64> = try reference.file.tensor("labels")
    let layers = try #require(description.layers).map { try $0.config.layer($0.layer) }
    var network = try Sequential(inputShape: Array(x.shape.dropFirst()), layers: layers)
    let names = referenceNames(layers, network)
    network.setWeights(try names.map { try reference.tensor("initial.\($0)") })

    let classes = network.outputShape[0]
    let targets = oneHot(labels.elements.map(Int.init), classes: classes)
    let batchSize = try #require(description.batchSize)
    let plan = try Plan(network, capacity: batchSize, isTraining: true)
    let optimizer = OptimizerState(
      try #require(description.optimizerConfig).optimizer(#require(description.optimizer)),
      count: plan.store.trainableCount)
    let head = plan.head(for: .categoricalCrossentropy())
    var losses: [Float] = []
    for step in 0..<(try #require(description.steps)) {
      let first = step * batchSize % x.rowCount
      let rows = first..<min(first + batchSize, x.rowCount)
      x.rows(rows).withUnsafeBufferPointer { _ = plan.batch.elements.update(from: $0) }
      let result = targets.rows(rows).withUnsafeBufferPointer {
        plan.train(
          Step(count: rows.count, isTraining: true), targets: $0.baseAddress!, weights: nil,
          head: head)
      }
      optimizer.step(plan.store)
      plan.chain.weightsChanged()
      losses.append(Float(result.loss))
    }
    let expected = try reference.tensor("losses")
    #expect(relativeError(Tensor(shape: [losses.count], elements: losses), expected) < 1e-4)
    for (name, weight) in zip(names, plan.store.tensors()) {
      #expect(relativeError(weight, try reference.tensor("final.\(name)")) < 1e-3, "final \(name)")
    }
    network.setWeights(plan.store.tensors())
    let predictions = try network.predict(x)
    #expect(relativeError(predictions, try reference.tensor("predictions")) < 1e-4)
  }

  /// The weights' names by layer index, as in `0.kernel`.
  private func referenceNames(_ layers: [LayerKind], _ network: Sequential) -> [String] {
    let layerNames = network.layerNames
    return network.parameterNames.map { name in
      let parts = name.split(separator: "/").map(String.init)
      return "\(layerNames.firstIndex(of: parts[0]) ?? 0).\(parts[1])"
    }
  }
}
