import Artifacts

extension FileDownload {
  /// The SHA-256 of the file as it lies on the disk.
  func sha256OfFile() throws -> String {
    let content = try MappedFile(path: file)
    return withExtendedLifetime(content) { ContentHash(of: content.bytes).digits }
  }
}
