import Artifacts
import Foundation

/// The folder of one run: `runs/<time>-<id>/`.
public struct RunFolder: Sendable, Equatable {
  /// Start time and a short random id. Names sort by the order in which the runs began.
  public let id: String
  /// The path of the folder.
  public let path: String

  /// The path of the record, one event per line.
  public var events: String { path + "/events.jsonl" }
  /// The path of the metrics as JSON.
  public var metrics: String { path + "/metrics.json" }
  /// The path of the report.
  public var report: String { path + "/report.html" }

  /// Names the folder of a run; nothing is created.
  public init(id: String, in runs: String) {
    self.id = id
    path = runs + "/" + id
  }

  /// Makes the folder of a new run, whose name sorts behind those of all others.
  ///
  /// The name is the time, or one millisecond after the last name where the clock was turned back since.
  /// - Throws: `FileError`.
  public static func create(in runs: String, at date: Date) throws -> RunFolder {
    let last = names(in: runs).reversed().lazy.compactMap(time).first
    let start = max(milliseconds(of: date), last.map { $0 + 1 } ?? .min)
    let random = String(UInt32.random(in: 0..<1 << 16) | 1 << 16, radix: 16).dropFirst()
    let folder = RunFolder(id: name(of: start) + random, in: runs)
    guard mkdir(folder.path, 0o755) == 0 else {
      throw FileError("cannot make the folder", path: folder.path)
    }
    return folder
  }

  /// Milliseconds since 1970, within the years that a name can hold.
  private static func milliseconds(of date: Date) -> Int64 {
    Int64(min(max(date.timeIntervalSince1970, 0), 253_402_300_000) * 1000)
  }

  /// `20261129-014642-971`: a time in UTC, the milliseconds last.
  private static func name(of milliseconds: Int64) -> String {
    var seconds = time_t(milliseconds / 1000)
    var fields = tm()
    gmtime_r(&seconds, &fields)
    func digits(_ value: Int, _ count: Int) -> String {
      let text = String(value)
      return String(repeating: "0", count: max(0, count - text.count)) + text
    }
    return digits(Int(fields.tm_year) + 1900, 4) + digits(Int(fields.tm_mon) + 1, 2)
      + digits(Int(fields.tm_mday), 2) + "-" + digits(Int(fields.tm_hour), 2)
      + digits(Int(fields.tm_min), 2) + digits(Int(fields.tm_sec), 2) + "-"
      + digits(Int(milliseconds % 1000), 3)
  }

  /// The milliseconds since 1970 that the name of a folder begins with; `nil` for other names.
  private static func time(_ name: String) -> Int64? {
    let parts = name.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count == 3, parts[0].utf8.count == 8, parts[1].utf8.count == 6,
      let day = Int32(parts[0]), let clock = Int32(parts[1]), day >= 0, clock >= 0,
      let part = Int64(parts[2].prefix(3)), part >= 0
    else { return nil }
    var fields = tm()
    (fields.tm_year, fields.tm_mon, fields.tm_mday) = (
      day / 10000 - 1900, day / 100 % 100 - 1, day % 100
    )
    (fields.tm_hour, fields.tm_min, fields.tm_sec) = (clock / 10000, clock / 100 % 100, clock % 100)
    return Int64(timegm(&fields)) * 1000 + part
  }

  private static func names(in runs: String) -> [String] {
    ((try? FileManager.default.contentsOfDirectory(atPath: runs)) ?? []).sorted()
  }

  /// All runs below `runs`, the oldest first.
  public static func all(in runs: String) -> [RunFolder] {
    names(in: runs).map { RunFolder(id: $0, in: runs) }
      .filter { FileManager.default.fileExists(atPath: $0.events) }
  }
}
