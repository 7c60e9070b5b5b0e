import Foundation

/// Moments and places that a seed repeats (a 64-bit linear congruential generator, Knuth's MMIX).
struct RandomMoments {
  let seed: UInt64
  private var state: UInt64

  /// Takes the seed from the environment's SEED, else any, and prints it.
  init(_ what: String) {
    let given = ProcessInfo.processInfo.environment["SEED"].flatMap { UInt64($0) }
    seed = given ?? UInt64.random(in: 0..<1_000_000)
    state = seed
    print("\(what): seed \(seed)")
  }

  mutating func next() -> UInt64 {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return state >> 33
  }

  /// From 0 to below 1.
  mutating func share() -> Double { Double(next() % 1_000_000) / 1_000_000 }
}
