import Foundation
import RunRecord
import Testing

struct RecordCodingTests {
  /// A date that was read and is written again stays the same, whatever its binary fraction is.
  @Test func datesKeepTheirMilliseconds() throws {
    for millisecond in 0..<1000 {
      let text = "[\"2026-11-29T05:43:12.\(String(format: "%03d", millisecond))Z\"]"
      let dates = try RecordCoding.decoder().decode([Date].self, from: Data(text.utf8))
      let again = try RecordCoding.encoder().encode(dates)
      #expect(String(decoding: again, as: UTF8.self) == text)
    }
  }
}
