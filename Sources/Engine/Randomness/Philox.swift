/// The block function of Philox 4x32 with ten rounds.
@usableFromInline package enum Philox {
  @inlinable package static func block(counter: UInt64, key: UInt64) -> SIMD4<UInt32> {
    var c = SIMD4<UInt32>(
      UInt32(truncatingIfNeeded: counter), UInt32(truncatingIfNeeded: counter >> 32), 0, 0)
    var k0 = UInt32(truncatingIfNeeded: key)
    var k1 = UInt32(truncatingIfNeeded: key >> 32)
    for _ in 0..<10 {
      let a = UInt64(c[0]) &* 0xD251_1F53
      let b = UInt64(c[2]) &* 0xCD9E_8D57
      c = SIMD4(
        UInt32(truncatingIfNeeded: b >> 32) ^ c[1] ^ k0, UInt32(truncatingIfNeeded: b),
        UInt32(truncatingIfNeeded: a >> 32) ^ c[3] ^ k1, UInt32(truncatingIfNeeded: a))
      k0 &+= 0x9E37_79B9
      k1 &+= 0xBB67_AE85
    }
    return c
  }
}
