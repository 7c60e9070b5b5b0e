import ArgumentParser
import Cuaderno
import Foundation
import Printing

/// `clean`: makes the store smaller.
struct CleanCommand<Book: Notebook>: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "clean",
      abstract: "Remove stored results that were not used for some days.",
      discussion: """
        The last result of each cell always stays, and so do the records and reports of all runs. Whatever else was not \
        used for --keep days goes, and then what was not used for longest, until the rest fits --max-size.
        """)
  }

  @Option(
    help: ArgumentHelp("Keep what was used within so many days (default: 30).", valueName: "days"))
  var keep: Double?

  @Option(help: ArgumentHelp("Keep at most so much, as in 500MB or 2GB.", valueName: "size"))
  var maxSize: String?

  @Flag(help: "Remove nothing; say what would be freed.")
  var dryRun = false

  @OptionGroup var place: PlaceFlags

  mutating func validate() throws {
    if let keep, !(keep >= 0) {
      throw ValidationError("--keep takes a number of days, not \(keep)")
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
    let largest = maxSize.flatMap { ByteCount($0)?.bytes }
    let cleaning = StoreCleaning(
      folders.store, keepingUsedSince: Date(timeIntervalSinceNow: -(keep ?? 30) * 86_400),
      largest: largest, cells: Book.contents.cells.map(\.id))
    var sums: [String: (count: Int, bytes: Int)] = [:]
    for item in cleaning.items {
      sums[item.what, default: (0, 0)].count += 1
      sums[item.what, default: (0, 0)].bytes += item.bytes
    }
    let rows = sums.sorted { $0.key < $1.key }.map {
      [$0.key, "\($0.value.count)", ByteCount($0.value.bytes).description]
    }
    if !rows.isEmpty {
      try StandardOutput.print(
        TextTable(header: ["what", "files", "size"], rows: rows, rightAligned: [1, 2]).text)
    }
    if !dryRun { try cleaning.perform() }
    withExtendedLifetime(lock) {}
    if let largest, cleaning.keptBytes > largest {
      try StandardOutput.print(
        "The last results of the cells, which always stay, are larger than --max-size.")
    }
    try StandardOutput.print(
      "\(dryRun ? "Would free" : "Freed") \(ByteCount(cleaning.freedBytes)); "
        + "\(ByteCount(cleaning.keptBytes)) of results stay.")
  }
}
