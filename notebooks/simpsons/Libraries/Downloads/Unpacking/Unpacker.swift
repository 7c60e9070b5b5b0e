import Archives
import Artifacts
import Foundation

/// Unpacks the wanted files of archives into a folder, and nothing else anywhere.
///
/// An archive is refused as a whole, by ``ArchiveError``, when any of its entries has an absolute path or `..`, is a link
/// or a device, or when together they exceed the ``UnpackLimits``. Unpack into an empty folder that can be thrown
/// away: what was written before an error stays there.
public struct Unpacker: Sendable {
  /// The first rule that wants a file decides where it goes.
  public var rules: [LayoutRule]
  /// What an archive may at most contain.
  public var limits: UnpackLimits

  /// Makes an unpacker from rules, of which the first that wants a file decides.
  public init(rules: [LayoutRule], limits: UnpackLimits = UnpackLimits()) {
    self.rules = rules
    self.limits = limits
  }

  /// Unpacks the archive at `path` into `folder`, reporting progress to `Work.host`.
  ///
  /// - Throws: ``ArchiveError``; `FileError` when the disk is full or a file cannot be written; `Interrupted` when
  ///   the host requests a stop.
  public func unpack(_ path: String, into folder: String) throws -> UnpackSummary {
    let size = try FileSize.of(path)
    var reader = try ArchiveReader(path: path)
    var work = UnpackWork(
      archive: path, archiveBytes: size, folder: folder,
      meter: UnpackMeter(limits: limits, archiveBytes: size))
    var current: String?
    do {
      while let entry = try reader.next(countTrailing: { try work.meter.addTrailing($0) }) {
        current = entry.name
        let target = try target(of: entry, meter: &work.meter)
        try work.read(entry, from: &reader, to: target)
      }
    } catch let refusal as ArchiveRefusal {
      throw ArchiveError(.refused(refusal), archive: path, entry: current)
    }
    return work.summary
  }

  /// Where the entry's content goes; `nil` when it is not wanted.
  private func target(
    of entry: ArchiveEntry, meter: inout UnpackMeter
  ) throws(ArchiveRefusal) -> [String]? {
    let path = try entry.checkedPath()
    try meter.begin(entry)
    guard entry.kind == .file else { return nil }
    return rules.lazy.compactMap { $0.target(of: path) }.first
  }
}
