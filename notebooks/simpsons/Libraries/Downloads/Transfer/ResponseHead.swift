import Foundation

/// The status and the header fields of an HTTP response that a download needs.
package struct ResponseHead: Sendable, Equatable {
  /// The status code; 0 before there is one.
  package private(set) var status = 0
  private var fields: [String: String] = [:]

  package init() {}

  /// Takes a line as it arrives. A status line begins anew: each redirect and `100 Continue` has a head of its own.
  package mutating func take(line: String) {
    let line = line.trimmingCharacters(in: .whitespacesAndNewlines)
    if line.hasPrefix("HTTP/") {
      fields = [:]
      status = line.split(separator: " ").dropFirst().first.flatMap { Int($0) } ?? 0
    } else if let colon = line.firstIndex(of: ":") {
      fields[line[..<colon].lowercased()] =
        line[line.index(after: colon)...].trimmingCharacters(in: .whitespaces)
    }
  }

  /// The bytes of the body, as the server tells.
  package var contentLength: Int? { fields["content-length"].flatMap { Int($0) } }

  /// Whether the body is a page for people, which no archive is.
  package var isWebPage: Bool {
    fields["content-type"]?.lowercased().hasPrefix("text/html") ?? false
  }

  /// What names this version of the file, if the server tells it reliably.
  package var validator: Validator? {
    if let tag = fields["etag"], tag.hasPrefix("\"") { return .entityTag(tag) }
    return fields["last-modified"].map { .lastModified($0) }
  }

  /// The part of the file that a `206 Partial Content` brings, or the size that a `416 Range Not Satisfiable` tells.
  package var contentRange: ContentRange? { fields["content-range"].flatMap(ContentRange.init) }

  /// The seconds after which the server wants to be asked again, from a number or a date (RFC 9110, 10.2.3).
  package func retryAfter(now: Date) -> Double? {
    guard let text = fields["retry-after"] else { return nil }
    if let seconds = Double(text) { return max(0, seconds) }
    let format = DateFormatter()
    format.locale = Locale(identifier: "en_US_POSIX")
    format.timeZone = TimeZone(identifier: "GMT")
    format.dateFormat = "EEE, dd MMM yyyy HH:mm:ss zzz"
    return format.date(from: text).map { max(0, $0.timeIntervalSince(now)) }
  }
}
