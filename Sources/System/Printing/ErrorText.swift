import Foundation

/// Errors as sentences for a person.
package enum ErrorText {
  /// One clear message: the error's own words where it has some, else what the system says and of which file.
  package static func describe(_ error: any Error) -> String {
    switch error {
    case let error as DecodingError: return describe(error)
    case EncodingError.invalidValue(_, let context):
      let path = context.codingPath.map(\.stringValue).joined(separator: ".")
      return "the value cannot be stored at \"\(path)\": \(context.debugDescription)"
    case let error as CocoaError: return describe(error)
    case let error as any LocalizedError: return error.errorDescription ?? "\(error)"
    default: return String(describing: error)
    }
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

  /// Errors of `FileManager`, `Data(contentsOf:)` and the like: what could not be done, the path, and the system's reason.
  private static func describe(_ error: CocoaError) -> String {
    let path = error.filePath ?? error.url?.path
    let system = error.underlying as? POSIXError
    let reason =
      system.map { String(cString: strerror($0.code.rawValue)) } ?? reasons[error.code]
      ?? error.localizedDescription
    let action =
      switch error.code.rawValue {
      case 256..<512: "cannot read"
      case 512..<768: "cannot write"
      default: "cannot use"
      }
    return path.map { "\(action) \($0.printableInOneLine): \(reason)" } ?? "\(action): \(reason)"
  }

  private static let reasons: [CocoaError.Code: String] = [
    .fileNoSuchFile: "No such file or directory", .fileReadNoSuchFile: "No such file or directory",
    .fileReadNoPermission: "Permission denied", .fileWriteNoPermission: "Permission denied",
    .fileWriteFileExists: "File exists", .fileWriteOutOfSpace: "No space left on device",
    .fileWriteVolumeReadOnly: "Read-only file system",
    .fileReadInapplicableStringEncoding: "the text is not UTF-8",
    .fileReadUnknownStringEncoding: "the text is not UTF-8",
  ]
}
