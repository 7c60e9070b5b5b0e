import CuadernoCommand
import Display
import Foundation
import Hosting
import RunRecord
import Testing

struct NotebookBarTests {
  private func run(_ kinds: [(Double, Event.Kind)]) -> Run {
    let cells = ["load", "train", "test"].enumerated().map { index, id in
      CellSource(
        id: id, number: index + 1, title: id.capitalized, path: "\(id).swift", text: "",
        inputs: [], parameters: [])
    }
    var run = Run(
      RunHeader(
        id: "r", date: Date(timeIntervalSince1970: 0), notebook: "n", title: "t", cells: cells,
        parameters: [], seed: 0,
        provenance: Provenance(
          commit: nil, hasUncommittedChanges: false, toolchain: "", operatingSystem: "",
          processor: "", cores: 1, memory: 0, libraries: [:])))
    for (time, kind) in kinds { run.apply(Event(time: time, kind: kind)) }
    return run
  }

  private var training: [(Double, Event.Kind)] {
    [
      (0, .cellStarted(cell: "load")),
      (
        2,
        .cellFinished(
          cell: "load",
          CellResult(
            origin: .executed, seconds: 2, byteCount: 1, key: "", resultHash: ""))
      ), (2, .cellStarted(cell: "train")),
    ]
  }

  @Test func saysWhatRunsAndHowLongTheRestTakes() {
    let bar = NotebookBar(expected: ["load": 2, "train": 30, "test": 8])
    #expect(
      bar.line(run(training), width: 80, now: 12)
        == "━━━━━━────────────── 1/3 Train, about 28 s left")
  }

  @Test func followsTheProgressOfACell() {
    let bar = NotebookBar(expected: ["train": 30, "test": 8])
    let progress = WorkProgress(line: "…", fraction: 0.5, position: "epoch 4/7")
    let run = run(training + [(12, .progress(cell: "train", progress))])
    #expect(
      bar.line(run, width: 80, now: 12)
        == "━━━━━━━━──────────── 1/3 Train, epoch 4/7, about 18 s left")
    #expect(bar.line(run, width: 30, now: 12) == "━━━━━━━━──────────── 1/3 Trai…")
  }

  @Test func sharesTheRestAmongJobs() {
    let waiting = ["load": 10.0, "train": 30, "test": 20]
    for (jobs, seconds) in [(1, 60.0), (2, 30), (3, 30)] {
      #expect(NotebookBar(expected: waiting, jobs: jobs).secondsLeft(run([]), now: 0) == seconds)
    }
  }

  @Test func countsCellsWhileTimesAreUnknown() {
    #expect(
      NotebookBar(expected: [:]).line(run(training), width: 80, now: 12)
        == "━━━━━━────────────── 1/3 Train")
  }

  @Test(arguments: [-1.0, 0, 1e300, .infinity, .nan])
  func survivesAnyTime(seconds: Double) {
    let bar = NotebookBar(expected: ["train": seconds, "test": seconds])
    let progress = WorkProgress(line: "", fraction: seconds)
    let run = run(training + [(3, .progress(cell: "train", progress))])
    #expect(bar.line(run, width: 80, now: 3).contains("1/3 Train"))
  }
}
