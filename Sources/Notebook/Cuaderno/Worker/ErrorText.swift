import Foundation

/// Errors as sentences for a person.
package enum ErrorText {
  /// The error's own words where it has some.
  package static func describe(_ error: any Error) -> String {
    if let error = error as? DecodingError { return describe(error) }
    if case EncodingError.invalidValue(_, let context) = error {
      let path = context.codingPath.map(\.stringValue).joined(separator: ".")
      return "the value cannot be stored at \"\(path)\": \(context.debugDescription)"
    }
    if let error = error as? any LocalizedError, let text = error.errorDescription { return text }
    return String(describing: error)
  }

  private static func describe(_ error: DecodingError) -> String {
    switch error {
    case .typeMismatch(_, let context), .valueNotFound(_, let context),
      .keyNotFound(_, let context), .dataCorrupted(let context):
      let path = context.codingPath.map(\.stringValue).joined(separator: ".")
      return "the stored value does not fit its type at \"\(path)\": \(context.debugDescription)"
    @unknown default: return String(describing: error)
    }
  }
}
