import Downloads
import Foundation
import Testing

/// Numbers in header fields come from a stranger.
@Suite struct ResponseHeadTests {
  private func head(_ fields: String...) -> ResponseHead {
    var head = ResponseHead()
    for line in ["HTTP/1.1 200 OK"] + fields { head.take(line: line + "\r\n") }
    return head
  }

  @Test(arguments: ["120", "0", "9223372036854775807"])
  func `A number of seconds is taken`(text: String) {
    let expected = Double(text).map { min($0, 1e9) }
    #expect(head("Retry-After: \(text)").retryAfter(now: Date()) == expected)
  }

  @Test(arguments: [
    "inf", "nan", "1e300", "-5", "+5", "1.5", "0x10", "", "99999999999999999999", "soon",
  ])
  func `What is not a number of seconds is ignored`(text: String) {
    #expect(head("Retry-After: \(text)").retryAfter(now: Date()) == nil)
    #expect(head("Content-Length: \(text)").contentLength == nil)
    #expect(ContentRange("bytes 0-1/\(text)")?.total == nil)
  }

  @Test func `A date is taken, however far away`() {
    let now = Date(timeIntervalSince1970: 0)
    let far = head("Retry-After: Fri, 31 Dec 9999 23:59:59 GMT").retryAfter(now: now)
    #expect(far == 1e9)
    let past = head("Retry-After: Wed, 31 Dec 1969 23:59:59 GMT").retryAfter(now: now)
    #expect(past == 0)
  }

  @Test func `No line traps`() {
    let alphabet: [UInt8] = Array(":-/9 \r\n".utf8) + [0xFF, 0]
    for _ in 0..<2_000 {
      let bytes = (0..<Int.random(in: 0..<60)).map { _ in alphabet[Int.random(in: 0..<9)] }
      let text = String(decoding: bytes, as: UTF8.self)
      let head = head(
        "HTTP/\(text)", "Content-Range: bytes \(text)", "Retry-After: \(text)", "ETag: \(text)",
        text)
      _ = (head.contentRange, head.contentLength, head.validator, head.isWebPage)
      _ = head.retryAfter(now: Date())
    }
  }
}
