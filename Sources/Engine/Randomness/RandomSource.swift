/// A counter-based source of randomness: Philox 4x32-10 (Salmon et al., "Parallel random numbers: as easy as
/// 1, 2, 3", 2011).
///
/// There is no state: a number is a function of the key and of where it is used, so the same bits come out for any
/// number of threads, and nothing needs saving when work is interrupted. Derive a source for each use by name or index:
///
/// ```swift
/// let order = source["shuffle"][epoch]
/// let mask = source["dropout"][step]
/// ```
public struct RandomSource: Sendable, Hashable, Codable {
  @usableFromInline package let key: UInt64

  /// Makes the source of a seed; equal seeds give equal numbers on every machine.
  public init(seed: UInt64) { key = Self.mix(seed) }
  private init(key: UInt64) { self.key = key }

  /// A separate source for a numbered use: an epoch, a step, a sample.
  public subscript(_ index: Int) -> RandomSource {
    RandomSource(
      key: Self.mix(key &+ Self.mix(UInt64(bitPattern: Int64(index)) ^ 0x9E37_79B9_7F4A_7C15)))
  }

  /// A separate source for a named use: a cell, a layer, a purpose.
  public subscript(_ name: String) -> RandomSource {
    var digest: UInt64 = 0xCBF2_9CE4_8422_2325  // FNV-1a, 64 bits
    for byte in name.utf8 {
      digest = (digest ^ UInt64(byte)) &* 0x0000_0100_0000_01B3
    }
    return RandomSource(key: Self.mix(key ^ Self.mix(digest)))
  }

  /// The four words of the block at `counter`.
  @inlinable public func block(_ counter: UInt64) -> SIMD4<UInt32> {
    Philox.block(counter: counter, key: key)
  }

  /// A generator that walks through the blocks from the first, for the standard library's `random` and `shuffle`.
  public var generator: Generator { Generator(source: self) }

  /// The finaliser of SplitMix64 (Steele, Lea and Flood, 2014).
  private static func mix(_ value: UInt64) -> UInt64 {
    var z = value &+ 0x9E37_79B9_7F4A_7C15
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}

extension RandomSource {
  /// A `RandomNumberGenerator` over the blocks of a source.
  public struct Generator: RandomNumberGenerator, Sendable {
    private let source: RandomSource
    private var counter: UInt64 = 0
    private var pending: UInt64?

    init(source: RandomSource) { self.source = source }

    public mutating func next() -> UInt64 {
      if let value = pending {
        pending = nil
        return value
      }
      let words = source.block(counter)
      counter &+= 1
      pending = UInt64(words[2]) | UInt64(words[3]) << 32
      return UInt64(words[0]) | UInt64(words[1]) << 32
    }
  }

  /// A permutation of `0..<count`: the Fisher-Yates shuffle of this source.
  public func permutation(_ count: Int) -> [Int] {
    var generator = self.generator
    var order = Array(0..<count)
    for index in stride(from: count - 1, to: 0, by: -1) {
      let other = Int(truncatingIfNeeded: generator.next(upperBound: UInt64(index + 1)))
      order.swapAt(index, other)
    }
    return order
  }
}
