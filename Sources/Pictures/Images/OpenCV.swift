/// What OpenCV answers.
enum OpenCV {
  /// Turns the message of a failed call into an error.
  /// - Throws: ``ImageError`` unless `message` is `nil`.
  static func check(_ message: UnsafePointer<CChar>?) throws {
    if let message { throw ImageError(String(cString: message)) }
  }
}
