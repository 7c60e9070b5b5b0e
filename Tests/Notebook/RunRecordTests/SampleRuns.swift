import Display
import Foundation
import RunRecord

/// Small runs of two cells, `load` and `train`.
enum SampleRuns {
  static let anchor = Anchor(token: 3)

  static func header(
    _ ids: [String] = ["load", "train"], text: String = "let x = 1\n", epochs: String = "3"
  ) -> RunHeader {
    let cells = ids.enumerated().map { index, id in
      CellSource(
        id: id, number: index + 1, title: id.capitalized, path: "\(id).swift", text: text,
        inputs: [], parameters: [])
    }
    let provenance = Provenance(
      commit: nil, hasUncommittedChanges: false, toolchain: "Swift 6.3", operatingSystem: "",
      processor: "", cores: 1, memory: 0, libraries: [:])
    return RunHeader(
      id: "r", date: Date(timeIntervalSince1970: 0), notebook: "n", title: "t", cells: cells,
      parameters: [
        ParameterValue(name: "epochs", value: epochs, isDefault: epochs == "3", help: "")
      ], seed: 0, provenance: provenance)
  }

  static func result(
    _ hash: String = "a", seconds: Double = 1, _ origin: CellResult.Origin = .executed
  ) -> CellResult {
    CellResult(origin: origin, seconds: seconds, byteCount: 9, key: "k", resultHash: hash)
  }

  static func run(_ header: RunHeader = header(), _ kinds: [Event.Kind]) -> Run? {
    Run(
      ([.runStarted(header)] + kinds).enumerated()
        .map { Event(time: Double($0.offset), kind: $0.element) })
  }

  static func metric(_ cell: String, _ metric: Metric) -> Event.Kind {
    .metric(cell: cell, anchor: anchor, metric)
  }
}
