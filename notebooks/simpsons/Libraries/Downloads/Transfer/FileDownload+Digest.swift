import Artifacts
import Foundation

extension FileDownload {
  /// The SHA-256 of the file on the disk. The file is read, not mapped, so that one that shrinks meanwhile does no harm.
  func sha256OfFile() throws -> String {
    guard let handle = FileHandle(forReadingAtPath: file) else {
      throw FileError("cannot open", path: file)
    }
    let hasher = ContentHasher()
    do {
      while let part = try handle.read(upToCount: 1 << 20), !part.isEmpty {
        part.withUnsafeBytes { hasher.update($0) }
      }
    } catch {
      throw FileError("cannot read", path: file, code: EIO)
    }
    return hasher.finish().digits
  }
}
