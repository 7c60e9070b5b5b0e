import Foundation
import Printing

/// Writing whole files so that a reader, or a crash, sees the old content or the new, never a part.
public enum AtomicFile {
  /// Writes `path` by way of a temporary file beside it, `fsync` and `rename`.
  ///
  /// - Parameters:
  ///   - path: The file to write or replace; its folder must exist.
  ///   - body: Writes the content through the handle that it receives.
  /// - Throws: ``FileError``, or what `body` throws; the temporary file is then gone and `path` unchanged.
  public static func write(to path: String, _ body: (borrowing FileWriter) throws -> Void) throws {
    let temporary = "\(path).\(getpid()).\(UInt32.random(in: .min ... .max)).partial"
    let descriptor = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else { throw FileError("cannot write", path: path) }
    do {
      let writer = FileWriter(descriptor: descriptor, path: path)
      try body(writer)
      guard fsync(descriptor) == 0 else { throw FileError("cannot write", path: path) }
    } catch {
      close(descriptor)
      unlink(temporary)
      throw error
    }
    guard close(descriptor) == 0, rename(temporary, path) == 0 else {
      let failure = FileError("cannot write", path: path)
      unlink(temporary)
      throw failure
    }
  }

  /// Finds out, before long work begins, whether ``write(to:_:)`` would find a folder that takes the file.
  /// - Throws: ``FileError`` with the reason why not.
  public static func checkCanWrite(to path: String) throws {
    var status = stat()
    if stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFDIR {
      throw FileError("cannot write", path: path, code: EISDIR)
    }
    let trial = "\(path).\(getpid()).\(UInt32.random(in: .min ... .max)).partial"
    let descriptor = open(trial, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else { throw FileError("cannot write", path: path) }
    close(descriptor)
    unlink(trial)
  }

  /// Replaces the file at `path` by `bytes`.
  public static func write(_ bytes: some DataProtocol, to path: String) throws {
    try write(to: path) { writer in
      for region in bytes.regions {
        try region.withUnsafeBytes { try writer.write($0) }
      }
    }
  }
}

/// An open file that only takes bytes.
public struct FileWriter: ~Copyable {
  private let descriptor: Int32
  private let path: String

  /// - Parameters:
  ///   - descriptor: An open file, which stays the caller's to close.
  ///   - path: What errors call it.
  package init(descriptor: Int32, path: String) {
    self.descriptor = descriptor
    self.path = path
  }

  /// Appends all of `bytes`.
  /// - Throws: ``FileError`` when the disk is full or the file cannot be written.
  public func write(_ bytes: UnsafeRawBufferPointer) throws {
    let code = Descriptor.write(bytes, to: descriptor)
    guard code == 0 else { throw FileError("cannot write", path: path, code: code) }
  }
}
