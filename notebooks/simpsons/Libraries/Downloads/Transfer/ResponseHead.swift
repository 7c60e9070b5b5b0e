import Foundation

/// The status and the header fields of an HTTP response that a download needs.
package struct ResponseHead: Sendable, Equatable {
  /// The status code; 0 before there is one.
  package private(set) var status = 0
  private var fields: [String: String] = [:]

  package init() {}

  /// Takes a line as it arrives. A status line starts over: each redirect and `100 Continue` has its own head.
  package mutating func take(line: String) {
    let line = line.trimmingCharacters(in: .whitespacesAndNewlines)
    if line.hasPrefix("HTTP/") {
      fields = [:]
      status = line.split(separator: " ").dropFirst().first.flatMap { Int(digits: String($0)) } ?? 0
    } else if let colon = line.firstIndex(of: ":") {
      fields[line[..<colon].lowercased()] =
        line[line.index(after: colon)...].trimmingCharacters(in: .whitespaces)
    }
  }

  /// The bytes of the body, as the server states.
  package var contentLength: Int? { fields["content-length"].flatMap(Int.init(digits:)) }

  /// Whether the body is a page for people, which no archive is.
  package var isWebPage: Bool {
    fields["content-type"]?.lowercased().hasPrefix("text/html") ?? false
  }

  /// What names this version of the file, if the server states it reliably.
  package var validator: Validator? {
    if let tag = fields["etag"], tag.hasPrefix("\"") { return .entityTag(tag) }
    return fields["last-modified"].map { .lastModified($0) }
  }

  /// The part of the file that a `206 Partial Content` brings, or the size that a `416 Range Not Satisfiable` states.
  package var contentRange: ContentRange? { fields["content-range"].flatMap(ContentRange.init) }

  /// Longer waits are limited to this one, in seconds: 31 years.
  private static let longestWait = 1e9

  /// The seconds after which the server accepts another request, from a number of seconds or a date (RFC 9110, 10.2.3); `nil`
  /// when the field is missing or neither.
  package func retryAfter(now: Date) -> Double? {
    guard let text = fields["retry-after"] else { return nil }
    if let seconds = Int(digits: text) { return min(Double(seconds), Self.longestWait) }
    let format = DateFormatter()
    format.locale = Locale(identifier: "en_US_POSIX")
    format.timeZone = TimeZone(identifier: "GMT")
    format.dateFormat = "EEE, dd MMM yyyy HH:mm:ss zzz"
    return format.date(from: text)
      .map { min(max(0, $0.timeIntervalSince(now)), Self.longestWait) }
  }
}

extension Int {
  /// The number that decimal digits state, without a sign; `nil` for anything else and for a number that is too large.
  init?(digits: String) {
    guard digits.utf8.allSatisfy({ (48...57).contains($0) }) else { return nil }
    self.init(digits)
  }
}
