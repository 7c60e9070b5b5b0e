/// The arguments of `fit`.
struct TrainingSettings {
  var epochs: Int
  var batchSize: Int
  /// The shards that each batch is cut into.
  var shards: Int
  var validationSplit: Double
  var shuffles: Bool
  var optimizer: Optimizer
  var loss: Loss
  var sampleWeights: [Float]?
  var name: String?

  /// - Throws: ``TrainingError/setting(name:expected:received:)`` for one that is out of its bounds.
  func check() throws {
    func require(_ holds: Bool, _ name: String, _ expected: String, _ received: some Any) throws {
      guard !holds else { return }
      throw TrainingError.setting(name: name, expected: expected, received: "\(received)")
    }
    try require(epochs >= 0, "epochs", "at least 0", epochs)
    try require(batchSize > 0, "batchSize", "at least 1", batchSize)
    try require((1...batchSize).contains(shards), "shards", "from 1 to the batch size", shards)
    try require(
      (0..<1).contains(validationSplit), "validationSplit", "from 0 to below 1", validationSplit)
    let rate = optimizer.learningRate
    try require(rate.isFinite && rate >= 0, "learningRate", "a number from 0", rate)
    if case .categoricalCrossentropy(let smoothing) = loss {
      try require((0...1).contains(smoothing), "labelSmoothing", "from 0 to 1", smoothing)
    }
    if let weight = sampleWeights?.first(where: { !$0.isFinite }) {
      try require(false, "a weight of a sample or class", "a finite number", weight)
    }
  }
}
