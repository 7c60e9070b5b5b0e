import NeuralNetwork
import Tensor

/// What a training by some ranks takes, measured by the first of them.
struct ScalingMeasurement: Codable {
  let ranks: Int
  /// Threads of each rank.
  let threads: Int
  let batch: Int
  let shards: Int
  /// The shortest mean time of a step over an epoch.
  let secondsPerStep: Double
  /// What a rank sends in a step, and the time of the exchange.
  let sentBytes: Double
  let exchangeSeconds: Double
  /// The part of that time for which the rank waited and did not compute.
  let waitedSeconds: Double
  let parameters: Int

  private static let epochs = 4

  /// Trains on noise, together with the other ranks if there are any.
  init(network: Network, size: Int, batch: Int, shards: Int, steps: Int, ranks: Int) throws {
    var model = try network.make(size: size)
    let count = batch * steps
    let pictures = TrainingLoop.noise(shape: [count] + model.inputShape)
    let targets = oneHot((0..<count).map { $0 % 18 }, classes: 18)
    let history = try model.fit(
      pictures, targets, epochs: Self.epochs, batchSize: batch, shards: shards)
    let traffic = RankTraffic.current
    let allSteps = Double(Self.epochs * steps)
    self.ranks = ranks
    threads = Parallel.threadCount
    self.batch = batch
    self.shards = shards
    secondsPerStep = (history.seconds.map(\.value).min() ?? 0) / Double(steps)
    sentBytes = Double(traffic.sentBytes) / allSteps
    exchangeSeconds = traffic.exchangeSeconds / allSteps
    waitedSeconds = traffic.waitedSeconds / allSteps
    parameters = model.parameterCount
  }
}
