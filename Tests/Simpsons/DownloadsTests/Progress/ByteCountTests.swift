import Archives
import Downloads
import Testing

@Suite struct ByteCountTests {
  @Test(arguments: [
    (0, "0 B"), (999, "999 B"), (1000, "1.00 kB"), (1_234_567, "1.23 MB"), (9_994_000, "9.99 MB"),
    (9_996_000, "10.0 MB"), (99_960_000, "100 MB"), (523_789_527, "524 MB"),
    (999_600_000, "1.00 GB"), (Int.max, "9.22 EB"),
  ])
  func `Bytes read as three digits and a unit`(bytes: Int, text: String) {
    #expect(ByteCount(bytes).description == text)
  }
}
