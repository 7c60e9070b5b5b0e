import Foundation
import RunRecord

/// Runs that executed nothing, one after the other: only the record of the latest is kept, so that looking again costs no space.
enum RepeatedRun {
  /// What a run leaves in its folder, unless a person adds exports.
  private static let files: Set = ["events.jsonl", "metrics.json", "report.html"]

  /// Removes the run before `run` if both executed nothing and show the same, and if nothing was added to its folder.
  static func removeRun(before run: Run, in runs: String) {
    guard isRepetition(run) else { return }
    guard let folder = RunFolder.all(in: runs).last(where: { $0.id < run.header.id }),
      let previous = try? EventReader.run(path: folder.events, withOutputs: false),
      isRepetition(previous), shown(previous) == shown(run),
      let names = try? FileManager.default.contentsOfDirectory(atPath: folder.path),
      files.isSuperset(of: names)
    else { return }
    // What cannot be removed costs only space.
    try? FileManager.default.removeItem(atPath: folder.path)
  }

  private static func isRepetition(_ run: Run) -> Bool {
    run.outcome?.status == .succeeded && run.warnings.isEmpty
      && run.cells.allSatisfy { $0.startedAt == nil }
  }

  /// Everything that two such runs may differ in, besides their times.
  private static func shown(_ run: Run) -> Run {
    var header = run.header
    (header.id, header.date) = ("", .distantPast)
    var result = Run(header)
    for place in run.cells.indices {
      result.cells[place].state = run.cells[place].state
      result.cells[place].staleReasons = run.cells[place].staleReasons
    }
    return result
  }
}
