/// What names one version of a file on a server: the rest may only be requested while it is the same.
package enum Validator: Codable, Sendable, Equatable {
  /// A strong entity tag, quotes included. Weak ones (`W/"..."`) do not promise the same bytes.
  case entityTag(String)
  case lastModified(String)

  /// As the header field `If-Range` wants it.
  package var headerValue: String {
    switch self {
    case .entityTag(let value), .lastModified(let value): value
    }
  }
}
