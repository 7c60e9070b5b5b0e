/// The value of the header field `Content-Range`: `bytes 100-199/500`, `bytes 100-199/*` or `bytes */500`.
package struct ContentRange: Sendable, Equatable {
  /// The first byte, counted from 0; `nil` when there is no such part.
  package let first: Int?
  /// The bytes of the whole file; `nil` when the server does not state it.
  package let total: Int?

  package init?(_ text: String) {
    let parts = text.split(separator: " ", maxSplits: 1)
    guard parts.count == 2, parts[0].lowercased() == "bytes" else { return nil }
    let halves = parts[1].split(separator: "/", omittingEmptySubsequences: false)
    guard halves.count == 2 else { return nil }
    let bounds = halves[0].split(separator: "-")
    first = bounds.count == 2 ? Int(digits: String(bounds[0])) : nil
    total = Int(digits: String(halves[1]))
    if first == nil && halves[0] != "*" { return nil }
  }
}
