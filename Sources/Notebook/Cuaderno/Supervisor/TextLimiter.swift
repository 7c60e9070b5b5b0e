/// Keeps the first and the last part of a cell's text and counts the rest.
package struct TextLimiter {
  /// Kept at each end, in bytes.
  private let limit: Int
  private var first = 0
  private var tail: [UInt8] = []
  private var dropped = 0

  package init(limit: Int = 1 << 20) { self.limit = limit }

  /// The part of a text to record at once; the rest waits for ``rest()``.
  package mutating func take(_ text: String) -> String? {
    let bytes = Array(text.utf8)
    if first + bytes.count <= limit {
      first += bytes.count
      return text
    }
    var cut = limit - first
    while cut > 0, bytes[cut] & 0xC0 == 0x80 { cut -= 1 }
    first = limit
    tail += bytes[cut...]
    if tail.count > 2 * limit {
      dropped += tail.count - limit
      tail.removeFirst(tail.count - limit)
    }
    return cut > 0 ? String(decoding: bytes[..<cut], as: UTF8.self) : nil
  }

  /// What is left at the end: how much was dropped, and the last part. It then starts again.
  package mutating func rest() -> String? {
    defer { self = TextLimiter(limit: limit) }
    guard !tail.isEmpty else { return nil }
    var start = max(0, tail.count - limit)
    while start < tail.count, tail[start] & 0xC0 == 0x80 { start += 1 }
    let text = String(decoding: tail[start...], as: UTF8.self)
    let missing = dropped + start
    return missing > 0 ? "\n[... \(missing) bytes left out ...]\n" + text : text
  }
}
