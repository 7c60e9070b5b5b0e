import CKernels
import Testing

/// The register-blocked product against its plain twin, for each instruction set that this processor has.
struct ProductTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var m: Int
    var n: Int
    var inner: Int
    var outer = 1
    var transposed = false
    var testDescription: String {
      "\(m)x\(n)x\(outer)*\(inner)\(transposed ? " transposed" : "")"
    }
  }

  static let cases =
    (1...15).map { Case(m: $0, n: 48, inner: 5) } + [
      Case(m: 49, n: 32, inner: 7), Case(m: 29, n: 16, inner: 1),
      Case(m: 62, n: 80, inner: 9, outer: 3), Case(m: 9, n: 32, inner: 62, transposed: true),
      Case(m: 33, n: 64, inner: 11, outer: 2, transposed: true),
      // More columns than are worked on at a time, in one piece or in several.
      Case(m: 27, n: 64, inner: 300), Case(m: 7, n: 48, inner: 40, outer: 9),
      Case(m: 13, n: 32, inner: 150, outer: 2),
      Case(m: 20, n: 96, inner: 27, outer: 11, transposed: true),
    ]

  @Test("A product is the sum of products", arguments: cases, [0, 1, 2])
  func product(_ sizes: Case, variant: Int) {
    let depth = sizes.inner * sizes.outer
    let a = Networks.noise([sizes.m * depth + 3], seed: 1).elements
    let panels = (sizes.n + 31) / 32
    let b = Networks.noise([panels * depth * 32], seed: 2).elements
    let start = Networks.noise([sizes.m * sizes.n], seed: 3).elements
    var c = start
    var product = ck_product(
      m: sizes.m, n: sizes.n, inner: sizes.inner, outer: sizes.outer,
      a_row: sizes.transposed ? 1 : depth, a_column: sizes.transposed ? sizes.m : 1,
      a_outer: sizes.inner * (sizes.transposed ? sizes.m : 1), b_panel: depth * 32,
      b_outer: sizes.inner * 32, b_row: 32, c_row: sizes.n, accumulate: 1, next: nil)
    let isAvailable = b.withUnsafeBufferPointer { b in
      product.next = b.baseAddress
      return ck_multiply_by(Int32(variant), &product, a, b.baseAddress, &c) == 1
    }
    guard isAvailable else { return }
    var expected = start
    product.next = nil
    ck_reference_multiply(&product, a, b, &expected)
    for (value, wanted) in zip(c, expected) {
      #expect(abs(value - wanted) < 1e-5 * Float(max(1, depth)).squareRoot())
    }
  }
}
