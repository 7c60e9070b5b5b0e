/// A request for a file, or for the rest of one.
struct HTTPRequest: Sendable {
  /// The address, with `http` or `https`.
  var address: String
  /// Whether the address is an `https` one. Redirects of such a request never lead to plain `http`, where anyone on the way
  /// could replace the file.
  var isSecure: Bool { address.lowercased().hasPrefix("https:") }
  /// The first byte that is wanted.
  var offset = 0
  /// What the file must still be for its rest to be of use.
  var validator: Validator?

  /// The header lines beyond libcurl's own.
  var lines: [String] {
    guard offset > 0 else { return [] }
    return ["Range: bytes=\(offset)-"] + (validator.map { ["If-Range: \($0.headerValue)"] } ?? [])
  }
}
