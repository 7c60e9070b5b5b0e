import Printing
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

  @Test(arguments: [
    ("500MB", 500_000_000), ("2 GB", 2_000_000_000), ("1000", 1000), ("1.5k", 1500), ("0", 0),
    ("1e300", nil), ("99999999999999999999", nil), ("9223373 TB", nil), ("nan", nil), ("-1", nil),
    ("", nil), ("MB", nil), ("1XB", nil), ("٣MB", nil),
  ])
  func `Sizes are read with their units, and only those that a number holds`(
    text: String, bytes: Int?
  ) {
    #expect(ByteCount(text)?.bytes == bytes)
  }
}
