import ArgumentParser
import Cuaderno
import Foundation
import Printing

/// `clean`: makes the store smaller.
struct CleanCommand<Book: Notebook>: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "clean",
      abstract: "Remove old results, and with --keep-runs old runs.",
      discussion: """
        The last result of each cell always stays. Other results go when they were not used for --keep days, and then the \
        longest unused ones until the rest fits --max-size. Runs stay unless --keep-runs is given; the last run that \
        succeeded always stays.
        """)
  }

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "Keep results used within this many days (default: 30).", valueName: "days"))
  var keep: Double?

  @Option(
    help: ArgumentHelp(
      "Keep at most this much of results, such as 500MB or 2GB.", valueName: "size"))
  var maxSize: String?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("Keep this many of the latest runs.", valueName: "count"))
  var keepRuns: Int?

  @Flag(help: "Remove nothing; print what would be freed.")
  var dryRun = false

  @OptionGroup var place: PlaceFlags

  mutating func validate() throws {
    if let keep, !(0...1_000_000).contains(keep) {
      throw ValidationError("--keep takes a number of days from 0 to 1,000,000, not \(keep)")
    }
    if let keepRuns, keepRuns < 0 {
      throw ValidationError("--keep-runs takes a number of runs, not \(keepRuns)")
    }
    if let maxSize, ByteCount(maxSize) == nil {
      throw ValidationError("--max-size takes a size such as 500MB, not \"\(maxSize)\"")
    }
  }

  func run() throws {
    let folders = OutputFolders(sources: Book.sources, output: place.output)
    guard FileManager.default.fileExists(atPath: folders.store.path) else {
      return try StandardOutput.print(
        "There is no store at \(folders.store.path); nothing to clean.")
    }
    try folders.store.prepare()
    let lock = try StoreLock(folders.store, waits: nil)
    folders.store.recoverJobs()
    let largest = maxSize.flatMap { ByteCount($0)?.bytes }
    let cleaning = StoreCleaning(
      folders.store, keepingUsedSince: Date(timeIntervalSinceNow: -(keep ?? 30) * 86_400),
      largest: largest, cells: Book.contents.cells.map(\.id))
    let runs = try keepRuns.map { try RunCleaning(folders.runs, keeping: $0) }
    var sums: [String: (count: Int, bytes: Int)] = [:]
    for item in cleaning.items {
      sums[item.what, default: (0, 0)].count += 1
      sums[item.what, default: (0, 0)].bytes += item.bytes
    }
    if let runs, !runs.folders.isEmpty { sums["run"] = (runs.folders.count, runs.bytes) }
    let rows = sums.sorted { $0.key < $1.key }.map {
      [$0.key, "\($0.value.count)", ByteCount($0.value.bytes).description]
    }
    if !rows.isEmpty {
      try TextTable(header: ["what", "count", "size"], rows: rows, rightAligned: [1, 2]).show()
      try StandardOutput.print("")
    }
    if !dryRun {
      try cleaning.perform()
      try runs?.perform()
    }
    withExtendedLifetime(lock) {}
    if let largest, cleaning.keptBytes > largest {
      try StandardOutput.print(
        "The last results of the cells, which always stay, are larger than --max-size.")
    }
    try StandardOutput.print(
      "\(dryRun ? "Would free" : "Freed") \(ByteCount(cleaning.freedBytes + (runs?.bytes ?? 0))); "
        + "\(ByteCount(cleaning.keptBytes)) of results stay.")
  }
}
