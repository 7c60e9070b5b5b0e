import Artifacts
import Display
import Foundation
import RunRecord

/// What executing a cell once gave.
package struct ExecutionRecord: Codable, Sendable {
  package var cell: String
  package var key: CellKey
  /// The run that executed the cell.
  package var run: String
  package var date: Date
  /// Seconds that the execution took.
  package var seconds: Double
  package var summary: Artifact.Summary
  /// What had changed when a person declared the result still good; `nil` for one that was not.
  package var acceptedReasons: [String]?
  package var resumedAt: String?
  /// Where the cell was executed, if not on the machine of the run.
  package var place: CellPlace?

  package init(
    cell: String, key: CellKey, run: String, date: Date, seconds: Double,
    summary: Artifact.Summary, resumedAt: String? = nil, place: CellPlace? = nil
  ) {
    self.cell = cell
    self.key = key
    self.run = run
    self.date = date
    self.seconds = seconds
    self.summary = summary
    self.resumedAt = resumedAt
    self.place = place
  }

  package var result: String { summary.resultHash.digits }

  package func cellResult(_ origin: CellResult.Origin? = nil) -> CellResult {
    let stored: CellResult.Origin =
      acceptedReasons.map { .accepted(run: run, reasons: $0) } ?? .stored(run: run)
    return CellResult(
      origin: origin ?? stored, seconds: seconds, byteCount: summary.byteCount, key: key.digest,
      resultHash: result, resumedAt: resumedAt)
  }
}

/// An execution with what its cell showed, as the store holds them.
package struct StoredExecution: Sendable {
  package var record: ExecutionRecord
  package var outputs: [RecordedOutput]
}

/// Something that a cell showed or published, with its place.
package struct RecordedOutput: Codable, Sendable {
  package enum Content: Codable, Sendable {
    case output(Output)
    case metric(Metric)
  }

  package var anchor: Anchor
  package var content: Content

  package init(_ anchor: Anchor, _ content: Content) {
    self.anchor = anchor
    self.content = content
  }

  package func event(cell: String) -> Event.Kind {
    switch content {
    case .output(let output): .output(cell: cell, anchor: anchor, output)
    case .metric(let metric): .metric(cell: cell, anchor: anchor, metric)
    }
  }
}
