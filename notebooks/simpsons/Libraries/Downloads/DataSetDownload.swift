import Archives
import Artifacts
import Foundation

/// A folder of pictures that is made from archives: fetched, unpacked, and put in its place whole.
///
/// Whatever ends ``run(tell:)`` early, the folder is the old one or the new one, never a part. What was fetched until
/// then is kept and continued.
///
/// ```swift
/// let rules = [LayoutRule(.classFolders, in: ["characters"], to: "characters")]
/// let download = DataSetDownload(
///   [DataSetArchive(.address("https://example.org/all.zip"), rules: rules)],
///   into: "output/pictures", by: "output/downloads")
/// let summary = try download.run { print($0) }
/// ```
public struct DataSetDownload: Sendable, Equatable {
  /// The archives that together make up the folder.
  public var archives: [DataSetArchive]
  /// The folder to make or replace.
  public var folder: String
  /// The folder of the archives until they are unpacked; one download at a time uses it.
  public var archiveFolder: String
  /// What an archive may at most contain.
  public var limits = UnpackLimits()
  /// How long a download waits, and how often it tries again.
  public var patience = Patience()
  /// Whether fetched archives stay when they are unpacked; by default they are removed.
  public var keepsArchives = false

  /// Describes a download; nothing is fetched before ``run(tell:)``.
  public init(_ archives: [DataSetArchive], into folder: String, by archiveFolder: String) {
    self.archives = archives
    self.folder = folder
    self.archiveFolder = archiveFolder
  }

  /// Does it all, reporting progress to `Work.host`. Blocks until the folder is there.
  ///
  /// - Parameter tell: Takes a line for each step, as in `[2/3] Unpacking all.zip`.
  /// - Throws: ``DownloadError``, ``ArchiveError``, `FileError`; `Interrupted` when the host requests a stop.
  public func run(tell: @escaping (String) -> Void) throws -> UnpackSummary {
    // Archives on this machine are looked for before anything is fetched.
    for case .file(let path) in archives.map(\.place) { _ = try FileSize.of(path) }
    try Folder.make(archiveFolder)
    let lock = try FolderLock(archiveFolder)
    let downloads = fetches
    var steps = StepCounter(
      total: archives.count + downloads.compactMap(\.self).count + 1, tell: tell)
    for download in downloads.compactMap(\.self) {
      steps.begin("Fetching \(download.address)")
      try download.run()
    }
    let staged = try StagedFolder(for: folder)
    var summary = UnpackSummary()
    for (archive, download) in zip(archives, downloads) {
      steps.begin("Unpacking \(archive.name)")
      summary.add(try unpack(archive, fetchedBy: download, into: staged.path))
    }
    try requireAll(in: summary)
    steps.begin("Writing all to the disk")
    try staged.install()
    if !keepsArchives { for download in downloads { try download?.remove() } }
    _ = consume lock
    return summary
  }

  /// What is to be fetched, in the order of the archives; `nil` for those on this machine.
  private var fetches: [FileDownload?] {
    var names: Set<String> = []
    return archives.enumerated().map { index, archive in
      guard case .address(let address, let size, let sha256) = archive.place else { return nil }
      let isNew = names.insert(archive.name).inserted
      let name = isNew ? archive.name : "\(index + 1)-\(archive.name)"
      var download = FileDownload(
        from: address, to: "\(archiveFolder)/\(name)", size: size, sha256: sha256)
      download.patience = patience
      download.largest = limits.bytes
      return download
    }
  }

  private func unpack(
    _ archive: DataSetArchive, fetchedBy download: FileDownload?, into staging: String
  ) throws -> UnpackSummary {
    if case .file(let path) = archive.place { return try unpack(path, archive, into: staging) }
    guard let download else { return UnpackSummary() }
    do {
      return try unpack(download.file, archive, into: staging)
    } catch let error as ArchiveError {
      try download.remove()  // so that the next run fetches it again
      throw error
    }
  }

  private func unpack(
    _ path: String, _ archive: DataSetArchive, into staging: String
  ) throws -> UnpackSummary {
    let summary = try Unpacker(rules: archive.rules, limits: limits).unpack(path, into: staging)
    guard summary.files.isEmpty, summary.repeated == 0, !archive.otherwise.isEmpty else {
      return summary
    }
    return try Unpacker(rules: archive.otherwise, limits: limits).unpack(path, into: staging)
  }

  /// Every destination that a rule names must have got files: half a data set is none.
  private func requireAll(in summary: UnpackSummary) throws {
    let wanted = archives.flatMap(\.rules)
    if let missing = wanted.first(where: { summary.files[$0.destination] == nil }) {
      throw DownloadError.nothingFor(
        missing, archives: archives.map(\.name), unwanted: summary.unwanted)
    }
  }
}
