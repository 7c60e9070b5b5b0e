import Checks
import Foundation
import Randomness

/// Samples that are mixed with others of their batch while a network trains on them, along with their targets: mixup (Zhang,
/// Cisse, Dauphin and Lopez-Paz, "mixup: beyond empirical risk minimization", 2018).
///
/// A batch has one share, drawn from the beta distribution with both parameters ``alpha``, as in the authors' own program. How a
/// sample is mixed depends on the batch that it is in, so the numbers depend on the batch size.
public struct MixedSamples<Source: BatchSource>: BatchSource {
  /// The samples that are drawn from.
  public let source: Source
  /// Near 0 hardly anything is mixed; with 1 all shares are equally likely.
  public let alpha: Double

  public var sampleCount: Int { source.sampleCount }
  public var sampleShape: [Int] { source.sampleShape }
  public var preparesAhead: Bool { source.preparesAhead }

  public func fill(
    _ batch: SampleBatch, with indices: ArraySlice<Int>, for request: BatchRequest
  ) throws {
    try source.fill(batch, with: indices, for: request)
    guard request.isTraining, let first = indices.first else { return }
    let mixture = Mixture(indices.count, alpha: alpha, random: request.random["mixup"][first])
    mixture.apply(to: batch.samples)
    mixture.apply(to: batch.targets)
  }
}

extension BatchSource {
  /// These samples and their targets, mixed with each other.
  /// - Parameter alpha: Above 0, at most 1; 0.2 suits pictures, the authors use 0.1 to 0.4 and 1 for small ones.
  public func mixed(alpha: Double = 0.2) -> MixedSamples<Self> {
    require(alpha > 0 && alpha <= 1, "an alpha is above 0 and at most 1, received \(alpha)")
    return MixedSamples(source: self, alpha: alpha)
  }
}

/// How the samples of a batch are mixed: each becomes `share` of itself and the rest of another.
struct Mixture {
  /// From 0 to 1.
  let share: Float
  /// For each sample of the batch the place in the batch of the one that is mixed in.
  let partners: [Int]

  init(_ count: Int, alpha: Double, random: RandomSource) {
    share = Self.share(alpha, random["share"])
    partners = random["partners"].permutation(count)
  }

  /// Mixes rows of equal length, one for each sample of the batch.
  func apply(to rows: UnsafeMutableBufferPointer<Float>) {
    let size = rows.count / partners.count
    let originals = Array(rows)
    for (row, partner) in partners.enumerated() {
      for index in 0..<size {
        rows[row * size + index] =
          share * originals[row * size + index] + (1 - share) * originals[partner * size + index]
      }
    }
  }

  /// A number of the beta distribution, by the method of Jöhnk (1964).
  private static func share(_ alpha: Double, _ random: RandomSource) -> Float {
    var generator = random.generator
    while true {
      let one = pow(Double.random(in: 0..<1, using: &generator), 1 / alpha)
      let other = pow(Double.random(in: 0..<1, using: &generator), 1 / alpha)
      if one + other > 0, one + other <= 1 { return Float(one / (one + other)) }
    }
  }
}
