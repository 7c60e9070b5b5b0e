import Display
import Foundation
import RunRecord

/// What every view of a run says first: what came out, from which data, and where it comes from.
struct RunOverview {
  let run: Run

  /// The findings of a role, with their cells.
  func findings(_ role: Finding.Role) -> [(finding: Finding, cell: CellSource)] {
    run.cells.flatMap { cell in
      cell.outputs.compactMap { placed in
        guard case .finding(let finding) = placed.value, finding.role == role else { return nil }
        return (finding, cell.source)
      }
    }
  }

  /// The metrics of the first screen; a later one replaces an earlier one of its name.
  var keyFigures: [Metric] {
    var figures: [Metric] = []
    for metric in run.cells.flatMap(\.metrics).map(\.value) where metric.keyFigure != nil {
      figures.removeAll { $0.key == metric.key }
      figures.append(metric)
    }
    return figures
  }

  /// How the run ended, when it was, and from what it can be repeated.
  func line(isLive: Bool, timeZone: TimeZone) -> String {
    let duration = NumberText.seconds(run.seconds)
    let ending =
      switch run.outcome?.status {
      case .succeeded: "Ran in \(duration)"
      case .failed: "Failed after \(duration)"
      case .interrupted: "Interrupted after \(duration)"
      case nil: "\(isLive ? "Running for" : "Unfinished after") \(duration)"
      }
    var parts = [
      ending, DateText.date(run.header.date, in: timeZone), "seed \(run.header.seed)",
    ]
    let provenance = run.header.provenance
    if let commit = provenance.commit {
      let change = provenance.hasUncommittedChanges ? " with changes" : ""
      parts.append("commit \(commit.prefix(10))\(change)")
    }
    return parts.joined(separator: " · ")
  }

  /// Toolchain, machine, libraries and parameters that were given, each with its name.
  var facts: [(name: String, text: String)] {
    let world = run.header.provenance
    var facts = [
      ("Toolchain", world.toolchain),
      (
        "Machine",
        "\(world.processor), \(world.cores) cores, \(NumberText.bytes(world.memory)) memory, \(world.operatingSystem)"
      ),
    ]
    if !world.libraries.isEmpty {
      let libraries = world.libraries.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" }
      facts.append(("Libraries", libraries.joined(separator: ", ")))
    }
    return facts + (world.facts ?? []).map { ($0.name, $0.text) }
  }
}
