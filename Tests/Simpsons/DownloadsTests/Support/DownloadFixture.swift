import Artifacts
import Downloads
import Foundation
import Randomness
import TestSupport

/// A file to serve, and an impatient download of it into a separate folder.
struct DownloadFixture {
  let folder: TemporaryFolder
  let file: String
  /// Bytes without a pattern that an error of offset could hide in.
  let content: Data

  init() throws {
    folder = try TemporaryFolder()
    file = folder.path + "/file.bin"
    var generator = RandomSource(seed: 7).generator
    content = Data((0..<300_000).map { _ in UInt8.random(in: 0...255, using: &generator) })
  }

  /// What was fetched; `nil` when there is no whole file.
  var received: Data? { FileManager.default.contents(atPath: file) }

  /// The names of all files in the folder.
  var files: [String] { TemporaryFolder.files(below: folder.path) }

  /// The SHA-256 of the file to serve.
  var digest: String { content.withUnsafeBytes { ContentHash(of: $0).digits } }

  func download(
    _ server: TestServer, size: Int? = nil, sha256: String? = nil
  ) -> FileDownload {
    var download = FileDownload(from: server.address(), to: file, size: size, sha256: sha256)
    download.patience = Patience(
      attempts: 3, firstWait: 0.01, longestWait: 0.02, longestRequestedWait: 2, connecting: 2,
      stalling: 1)
    return download
  }
}
