import Artifacts
import Foundation

/// A file to fetch by HTTP, whatever the network does meanwhile.
///
/// A dropped or stalled connection is taken up again where it ended, as long as the server still has the same version of
/// the file; otherwise the file is fetched again. What was fetched before an interruption stays next to ``file``
/// (`.part` and `.json`) and is continued by the next ``run()``.
///
/// ```swift
/// let download = FileDownload(from: "https://example.org/pictures.zip", to: "downloads/pictures.zip")
/// try download.run()
/// ```
public struct FileDownload: Sendable, Equatable {
  /// The address, with `http` or `https`. Redirects are followed.
  public var address: String
  /// The path of the file to make; its folder must exist.
  public var file: String
  /// The size in bytes; `nil` when unknown.
  public var size: Int?
  /// The SHA-256 as 64 hexadecimal digits; `nil` when unknown.
  public var sha256: String?
  /// The most bytes that are fetched, by default 20 GB.
  public var largest = 20_000_000_000
  /// How long the download waits, and how often it tries again.
  public var patience = Patience()

  /// Describes a download; nothing is fetched before ``run()``.
  public init(from address: String, to file: String, size: Int? = nil, sha256: String? = nil) {
    self.address = address
    self.file = file
    self.size = size
    self.sha256 = sha256
  }

  /// Fetches the file, reporting progress to `Work.host`. Blocks until it is there whole.
  ///
  /// A file that an earlier run fetched from the same address is kept.
  /// - Throws: ``DownloadError``; `FileError` when the disk does not take it; `Interrupted` when the host requests a stop.
  public func run() throws {
    if isThere {
      if try hasRightContent() { return }
      try remove()
    }
    let wasContinued = try fetch()
    if try hasRightContent() { return }
    // The rest may not have belonged to the beginning: servers that name no version are taken at their word.
    let received = try sha256OfFile()
    try remove()
    if wasContinued {
      _ = try fetch()
      if try hasRightContent() { return }
      try remove()
    }
    throw DownloadError.wrongContent(
      address: address, expected: sha256 ?? "", received: received)
  }

  /// Removes the file and what an interrupted run left of it.
  public func remove() throws {
    for path in [file, PartialFile.path(for: file)] {
      guard unlink(path) == 0 || errno == ENOENT else {
        throw FileError("cannot remove", path: path)
      }
    }
    DownloadRecord.remove(for: file)
  }

  /// - Returns: Whether bytes of different attempts were joined.
  private func fetch() throws -> Bool {
    let transfer = try Transfer(of: self)
    try transfer.run()
    return transfer.wasContinued
  }

  /// Whether the whole file is there, from this address.
  private var isThere: Bool {
    guard let bytes = try? FileSize.of(file), let record = DownloadRecord.read(for: file) else {
      return false
    }
    return record.address == address && record.total == bytes && (size ?? bytes) == bytes
  }

  private func hasRightContent() throws -> Bool {
    try sha256 == nil || sha256?.lowercased() == sha256OfFile()
  }
}
