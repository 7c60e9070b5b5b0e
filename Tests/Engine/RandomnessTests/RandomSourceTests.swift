import Randomness
import Testing

@Suite("A random source")
struct RandomSourceTests {
  /// Known answers from the authors' Random123 library (`kat_vectors`, philox4x32 10).
  @Test("computes the published blocks of Philox 4x32-10")
  func knownAnswers() {
    #expect(
      Philox.block(counter: 0, key: 0)
        == SIMD4(0x6627_e8d5, 0xe169_c58d, 0xbc57_ac4c, 0x9b00_dbd8))
  }

  @Test("gives equal numbers for equal uses and other numbers for others")
  func derivation() {
    let source = RandomSource(seed: 0)
    #expect(source["shuffle"][3].block(7) == RandomSource(seed: 0)["shuffle"][3].block(7))
    var blocks = Set<SIMD4<UInt32>>()
    for seed in 0..<4 as Range<UInt64> {
      for name in ["shuffle", "dropout"] {
        for index in -1..<3 {
          blocks.insert(RandomSource(seed: seed)[name][index].block(0))
        }
      }
    }
    #expect(blocks.count == 4 * 2 * 4)
  }

  @Test("permutes without losing an element", arguments: [0, 1, 2, 1000])
  func permutation(count: Int) {
    let order = RandomSource(seed: 5).permutation(count)
    #expect(order.sorted() == Array(0..<count))
    if count == 1000 { #expect(order != Array(0..<count)) }
  }

  @Test("permutes evenly: each element reaches each place")
  func uniformity() {
    var counts = [[Int]](repeating: [0, 0, 0], count: 3)
    for trial in 0..<6000 {
      for (place, element) in RandomSource(seed: 1)[trial].permutation(3).enumerated() {
        counts[place][element] += 1
      }
    }
    // 2000 expected, standard deviation 36.5; six deviations are never left by chance.
    for row in counts { for count in row { #expect(abs(count - 2000) < 220) } }
  }

  @Test("serves the standard library's random functions")
  func generator() {
    var generator = RandomSource(seed: 9).generator
    let values = (0..<1000).map { _ in Double.random(in: 0..<1, using: &generator) }
    let mean = values.reduce(0, +) / 1000
    #expect(abs(mean - 0.5) < 0.06)
    #expect(Set(values).count == 1000)
  }
}
