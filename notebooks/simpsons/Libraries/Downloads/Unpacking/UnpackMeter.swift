import Archives

/// Counts what an archive contains and stops at the limits.
///
/// The sizes that entries declare are counted before anything is read, so that a bomb costs no time. Where an entry declares no
/// size, or a wrong one, the bytes that are really read are counted.
struct UnpackMeter: Sendable {
  private let limits: UnpackLimits
  private let archiveBytes: Int
  private(set) var entries = 0
  private(set) var bytes = 0
  private var declared = 0
  private var read = 0

  init(limits: UnpackLimits, archiveBytes: Int) {
    self.limits = limits
    self.archiveBytes = archiveBytes
  }

  /// Counts an entry and the size that it declares.
  mutating func begin(_ entry: ArchiveEntry) throws(ArchiveRefusal) {
    entries += 1
    guard entries <= limits.entries else { throw .tooManyEntries(limit: limits.entries) }
    declared = max(entry.size ?? 0, 0)
    read = 0
    try count(declared)
  }

  /// Counts bytes of the current entry's content.
  mutating func add(_ count: Int) throws(ArchiveRefusal) {
    read += count
    guard read > declared else { return }
    let excess = read - declared
    declared = read
    try self.count(excess)
  }

  /// Counts bytes that follow the last entry.
  mutating func addTrailing(_ count: Int) throws(ArchiveRefusal) { try self.count(count) }

  private mutating func count(_ more: Int) throws(ArchiveRefusal) {
    let (sum, overflow) = bytes.addingReportingOverflow(more)
    bytes = overflow ? .max : sum
    guard bytes <= limits.bytes else { throw .tooLarge(limit: limits.bytes) }
    let allowed = archiveBytes.multipliedReportingOverflow(by: limits.ratio)
    guard bytes <= limits.bytesOfAnyRatio || allowed.overflow || bytes <= allowed.partialValue
    else { throw .tooCompressed(limit: limits.ratio) }
  }
}
