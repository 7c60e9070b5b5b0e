/// A mistake in a notebook, in the form of a compiler's message.
struct IndexError: Error, CustomStringConvertible {
  var message: String
  /// The file, whole path; `nil` when no file is to blame.
  var path: String?
  var line: Int
  /// Whether the build goes on.
  var isWarning = false

  init(_ message: String, path: String? = nil, line: Int = 1) {
    self.message = message
    self.path = path
    self.line = line
  }

  var description: String {
    let word = isWarning ? "warning" : "error"
    return path.map { "\($0):\(line): \(word): \(message)" } ?? "\(word): \(message)"
  }
}

/// Several errors at once.
struct IndexErrors: Error, CustomStringConvertible {
  var errors: [IndexError]
  var description: String { errors.map(\.description).joined(separator: "\n") }
}
