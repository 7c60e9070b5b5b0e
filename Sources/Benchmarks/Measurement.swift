import Foundation
import NeuralNetwork
import Tensor

/// What was measured of one network.
struct Measurement {
  let network: Network
  let batch: Int
  let threads = Parallel.threadCount
  let trainRate: Double
  /// With shuffling and scaling of 8-bit pictures, as a training does it.
  let trainRateFromBytes: Double
  let predictRate: Double
  let peakProduct: Double
  let floatOperations: Double
  let layers: [LayerTime]

  /// The time of one layer, or of several fused ones, for a batch.
  struct LayerTime {
    var name: String
    var forward: Double
    var backward: Double
  }

  init(
    network: Network, size: Int, batch: Int, pictures: Int, seconds: Double, timesLayers: Bool
  ) throws {
    self.network = network
    self.batch = batch
    let model = try network.make(size: size)
    peakProduct = Self.productRate()
    let trainer = try TrainingLoop(model, batch: batch, pictures: pictures)
    trainRate = Self.rate(for: seconds, pictures: batch) { trainer.step() }
    trainRateFromBytes = try Self.rate(for: seconds, pictures: batch) {
      try trainer.stepFromBytes()
    }
    predictRate = Self.rate(for: seconds, pictures: batch) { trainer.predict() }
    layers = timesLayers ? trainer.layerTimes(seconds: seconds) : []
    floatOperations = model.directOperations
  }

  /// Pictures a second by the median time of a step, after some steps to warm up.
  private static func rate(
    for seconds: Double, pictures: Int, _ step: () throws -> Void
  ) rethrows -> Double {
    for _ in 0..<3 { try step() }
    let clock = ContinuousClock()
    let start = clock.now
    var times: [Duration] = []
    while clock.now - start < .seconds(seconds) || times.count < 3 {
      let before = clock.now
      try step()
      times.append(clock.now - before)
    }
    return Double(pictures) / (times.sorted()[times.count / 2] / .seconds(1))
  }

  /// The rate of large matrix products by all threads, in GFLOP/s: what everything else is compared with.
  private static func productRate() -> Double {
    let n = 1024
    let count = Parallel.threadCount
    let a = AlignedBuffer<Float>(count: n * n)
    let b = AlignedBuffer<Float>(count: n * n)
    let c = AlignedBuffer<Float>(count: n * n * count)
    for index in 0..<n * n { (a.base[index], b.base[index]) = (Float(index % 7), Float(index % 5)) }
    var best = Double.infinity
    for _ in 0..<8 {
      let start = ContinuousClock.now
      Parallel.forEach(count) { index, _ in
        MatrixProduct.multiply(
          a.base, lda: n, b.base, ldb: n, into: c.base + index * n * n, ldc: n, m: n, n: n, k: n)
      }
      best = min(best, (ContinuousClock.now - start) / .seconds(1))
    }
    return 2 * Double(n * n * n * count) / best / 1e9
  }

  /// The most memory that this process had, in megabytes: `VmHWM` of its status.
  var peakMemory: Double {
    guard let status = try? String(contentsOfFile: "/proc/self/status", encoding: .utf8),
      let line = status.split(separator: "\n").first(where: { $0.hasPrefix("VmHWM:") }),
      let kilobytes = line.split(whereSeparator: { !$0.isNumber }).first.flatMap({ Double($0) })
    else { return 0 }
    return kilobytes / 1024
  }
}
