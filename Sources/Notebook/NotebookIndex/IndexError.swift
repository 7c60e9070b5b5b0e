/// An error in a notebook, as a compiler says it.
struct IndexError: Error, CustomStringConvertible {
  var message: String
  /// The file, whole path; `nil` when no file is to blame.
  var path: String?
  var line: Int

  init(_ message: String, path: String? = nil, line: Int = 1) {
    self.message = message
    self.path = path
    self.line = line
  }

  var description: String {
    path.map { "\($0):\(line): error: \(message)" } ?? "error: \(message)"
  }
}

/// Several errors at once.
struct IndexErrors: Error, CustomStringConvertible {
  var errors: [IndexError]
  var description: String { errors.map(\.description).joined(separator: "\n") }
}
