import Checks
import Hosting
import Tensor

extension Sequential {
  /// The network's output for each sample: for a classifier the probabilities, `[n, classes]`.
  /// - Throws: ``TrainingError`` for samples of another shape, `Interrupted` when the host requests a stop.
  public func predict(_ samples: some BatchSource, batchSize: Int = 32) throws -> Tensor<Float> {
    try check(samples)
    let plan = try Plan(self, capacity: capacity(batchSize, samples), isTraining: false)
    return try Tensor(shape: [samples.sampleCount] + outputShape) { result in
      try forEachBatch(samples, plan, position: "prediction") { range, rows in
        (result.baseAddress! + range.lowerBound * plan.outputCount).initialize(
          from: rows, count: range.count * plan.outputCount)
      }
    }
  }

  /// The mean of the network's outputs over several views of the same samples, such as pictures and their mirror images.
  /// - Precondition: There is a view, and all have as many samples.
  /// - Throws: As ``predict(_:batchSize:)``.
  public func predict(averaging views: [any BatchSource], batchSize: Int = 32) throws
    -> Tensor<Float>
  {
    require(
      !views.isEmpty && views.allSatisfy { $0.sampleCount == views[0].sampleCount },
      "views of \(views.map(\.sampleCount)) samples")
    let outputs = try views.map { try predict($0, batchSize: batchSize) }
    var sum = outputs[0]
    sum.withUnsafeMutableBufferPointer { sum in
      for output in outputs.dropFirst() {
        output.withUnsafeBufferPointer { output in
          for index in sum.indices { sum[index] += output[index] }
        }
      }
      for index in sum.indices { sum[index] /= Float(outputs.count) }
    }
    return sum
  }

  /// Loss and accuracy over samples with known targets `[n, classes]`.
  /// - Throws: ``TrainingError`` for shapes that do not fit, `Interrupted` when the host requests a stop.
  public func evaluate(
    _ samples: some BatchSource, _ targets: Tensor<Float>, batchSize: Int = 32,
    loss: Loss = .categoricalCrossentropy()
  ) throws -> Evaluation {
    try check(samples)
    try check(targets, count: samples.sampleCount)
    guard samples.sampleCount > 0 else { throw TrainingError.noSamples }
    let plan = try Plan(self, capacity: capacity(batchSize, samples), isTraining: false)
    return try plan.evaluate(
      LabeledSamples(source: samples, targets: targets), loss: loss,
      indices: 0..<samples.sampleCount)
  }

  /// Loss and accuracy over samples whose labels are numbers from 0: of classes, or 0 and 1 for a network with one output.
  /// - Throws: As ``evaluate(_:_:batchSize:loss:)``, and for labels that are too few or out of range.
  public func evaluate(
    _ samples: some BatchSource, labels: [Int], batchSize: Int = 32,
    loss: Loss = .categoricalCrossentropy()
  ) throws -> Evaluation {
    try evaluate(
      samples, targets(labels, count: samples.sampleCount), batchSize: batchSize, loss: loss)
  }

  /// Runs the network over all samples; `body` gets each range of samples with the network's rows.
  func forEachBatch(
    _ samples: some BatchSource, _ plan: Plan, position: String, goesBack: Bool = false,
    _ body: (Range<Int>, UnsafePointer<Float>) throws -> Void
  ) throws {
    let host = Work.host
    for start in stride(from: 0, to: samples.sampleCount, by: plan.capacity) {
      if host.isCancelled { throw Interrupted(at: position) }
      let range = start..<min(samples.sampleCount, start + plan.capacity)
      try plan.load(samples, Array(range)[...], for: BatchRequest(isTraining: false))
      let step = Step(count: range.count, isTraining: false, goesBack: goesBack)
      try body(range, plan.forward(step))
    }
  }

  /// The most samples that are computed together.
  /// - Throws: ``TrainingError/setting(name:expected:received:)`` for a batch size below 1.
  func capacity(_ batchSize: Int, _ samples: some BatchSource) throws -> Int {
    guard batchSize > 0 else {
      throw TrainingError.setting(
        name: "batchSize", expected: "at least 1", received: "\(batchSize)")
    }
    return min(batchSize, max(1, samples.sampleCount))
  }

  func check(_ samples: some BatchSource) throws {
    guard samples.sampleShape == inputShape else {
      throw TrainingError.sampleShape(expected: inputShape, received: samples.sampleShape)
    }
  }

  func check(_ targets: Tensor<Float>, count: Int) throws {
    let expected = [count] + outputShape
    guard targets.shape == expected else {
      throw TrainingError.targetShape(expected: expected, received: targets.shape)
    }
  }
}
