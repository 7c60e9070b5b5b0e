import Archives
import Artifacts
import Foundation
import Hosting

/// One archive while it is unpacked: the content of its entries goes to files, and is counted.
struct UnpackWork: ~Copyable {
  var meter: UnpackMeter
  private(set) var summary = UnpackSummary()
  private let archive: String
  private let folder: String
  private var folders: Set<[String]> = []
  private var progress: ByteProgress
  private var nextReport = 0.0
  private let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 18, alignment: 64)

  init(archive: String, archiveBytes: Int, folder: String, meter: UnpackMeter) {
    self.archive = archive
    self.folder = folder
    self.meter = meter
    progress = ByteProgress(label: (archive as NSString).lastPathComponent, total: archiveBytes)
  }

  deinit { buffer.deallocate() }

  /// Reads the entry's content to the file at `target`; without one the content is skipped.
  mutating func read(
    _ entry: ArchiveEntry, from reader: inout ArchiveReader, to target: [String]?
  ) throws {
    try report(reader.position)
    guard let target else {
      if entry.kind == .file { summary.unwanted += 1 }
      // A content of unknown size is read here, where it is counted, and not skipped within the library.
      if entry.size == nil { try pour(from: &reader) { _ in } }
      return
    }
    try makeFolder(target.dropLast())
    var file = try UnpackedFile(path: "\(folder)/\(target.joined(separator: "/"))")
    try pour(from: &reader) { try file.take($0) }
    switch try file.finish() {
    case .written(let bytes):
      summary.files[target[0], default: 0] += 1
      summary.bytes += bytes
    case .repeated: summary.repeated += 1
    case .contradicting: summary.contradicting.append(entry.name)
    }
  }

  private mutating func pour(
    from reader: inout ArchiveReader, into take: (UnsafeRawBufferPointer) throws -> Void
  ) throws {
    while true {
      let count = try reader.read(into: buffer)
      guard count > 0 else { return }
      try meter.add(count)
      try take(UnsafeRawBufferPointer(rebasing: buffer[..<count]))
      try report(reader.position)
    }
  }

  private mutating func makeFolder(_ parts: ArraySlice<String>) throws {
    guard folders.insert(Array(parts)).inserted else { return }
    try Folder.make("\(folder)/\(parts.joined(separator: "/"))")
  }

  private mutating func report(_ position: Int) throws {
    let time = Clock.seconds
    guard time >= nextReport else { return }
    nextReport = time + 0.05
    progress.update(bytes: position, time: time)
    Work.host.report(progress.progress)
    if Work.host.isCancelled {
      throw Interrupted(at: progress.progress.position ?? archive)
    }
  }
}
