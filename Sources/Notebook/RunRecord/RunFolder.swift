import Artifacts
import Foundation

/// The folder of one run: `runs/<time>-<id>/`.
public struct RunFolder: Sendable, Equatable {
  /// Start time and a short random id, so that names sort by time.
  public let id: String
  public let path: String

  public var events: String { path + "/events.jsonl" }
  public var metrics: String { path + "/metrics.json" }
  public var report: String { path + "/report.html" }

  public init(id: String, in runs: String) {
    self.id = id
    path = runs + "/" + id
  }

  /// Makes the folder of a new run.
  /// - Throws: `FileError`.
  public static func create(in runs: String, at date: Date) throws -> RunFolder {
    let time = date.formatted(
      Date.VerbatimFormatStyle(
        format:
          "\(year: .padded(4))\(month: .twoDigits)\(day: .twoDigits)-\(hour: .twoDigits(clock: .twentyFourHour, hourCycle: .zeroBased))\(minute: .twoDigits)\(second: .twoDigits)",
        locale: Locale(identifier: "en_US_POSIX"), timeZone: .gmt,
        calendar: Calendar(identifier: .gregorian)))
    // Milliseconds first, so that runs within one second are in order too.
    let milliseconds = Int(date.timeIntervalSince1970 * 1000) % 1000
    let random = String(UInt32.random(in: 0..<1 << 16) | 1 << 16, radix: 16).dropFirst()
    let digits = String(1000 + milliseconds).dropFirst()
    let folder = RunFolder(id: "\(time)-\(digits)\(random)", in: runs)
    guard mkdir(folder.path, 0o755) == 0 else {
      throw FileError("cannot make the folder", path: folder.path)
    }
    return folder
  }

  /// All runs below `runs`, the oldest first.
  public static func all(in runs: String) -> [RunFolder] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: runs)) ?? []
    return names.sorted().map { RunFolder(id: $0, in: runs) }
      .filter { FileManager.default.fileExists(atPath: $0.events) }
  }
}
