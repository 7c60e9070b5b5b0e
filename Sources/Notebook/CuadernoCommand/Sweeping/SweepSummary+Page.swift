import Display
import Report

extension SweepSummary {
  /// The summary as a page: the table, and a bar chart for each metric.
  func page(of program: String, _ title: String) -> ResultsPage {
    ResultsPage(
      title: "\(title): sweep of \(names.joined(separator: ", "))", program: program,
      outputs: [table.output] + metrics.compactMap { figure($0)?.output })
  }

  private var table: Table {
    let metrics = metrics
    return Table(
      columns: (["outcome", "run"] + names + metrics).map { Table.Column($0) },
      rows: zip(settings, runs).map { setting, run in
        [run.outcome?.status.rawValue ?? "unfinished", run.header.id].map(Table.Value.text)
          + names.map { .text(setting[$0] ?? "") }
          + metrics.map { run.metrics[$0]?.tableValue ?? .empty }
      })
  }

  private static let rowHeight = 24.0
  private static let characterWidth = 7.2
  private static let barWidth = 300.0

  /// A bar for each run, beside its parameters and the value.
  private func figure(_ name: String) -> Figure? {
    let bars = bars(name)
    guard !bars.isEmpty else { return nil }
    let names = names.joined(separator: " ")
    let start =
      Double((bars.map(\.label.count) + [names.count]).max() ?? 0) * Self.characterWidth + 12
    let width =
      start + Self.barWidth + 12 + Double(bars.map(\.value.count).max() ?? 0) * Self.characterWidth
    let height = Double(bars.count + 1) * Self.rowHeight
    func text(_ text: String, _ x: Double, _ row: Int, isBold: Bool = false) -> String {
      let weight = isBold ? " font-weight=\"bold\"" : ""
      return
        "<text x=\"\(x)\" y=\"\(Double(row) * Self.rowHeight + 16)\" font-size=\"12\" font-family=\"DejaVu Sans,sans-serif\"\(weight) fill=\"var(--ink,#1b1d21)\">\(HTML.escape(text))</text>"
    }
    let rows = bars.enumerated().map { place, bar in
      let y = Double(place + 1) * Self.rowHeight + 4
      let length = bar.share.isFinite ? bar.share * Self.barWidth : 0
      return text(bar.label, 0, place + 1)
        + "<rect x=\"\(start)\" y=\"\(y)\" width=\"\(length)\" height=\"16\" fill=\"var(--accent,#2f6fb0)\"/>"
        + text(bar.value, start + length + 6, place + 1)
    }
    let header = text(names, 0, 0, isBold: true) + text(name, start, 0, isBold: true)
    return Figure(
      svg:
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 \(width) \(height)\" width=\"\(width)\" height=\"\(height)\">"
        + header + rows.joined() + "</svg>",
      glyphs: [:], width: width, height: height,
      alternativeText: "\(name) by \(names): "
        + bars.map { "\($0.label) \($0.value)" }.joined(separator: ", "))
  }
}

extension Metric {
  /// The value as tables show it.
  fileprivate var tableValue: Table.Value {
    switch value {
    case .integer(let value): .integer(value)
    case .text(let value): .text(value)
    case .number(let value): format == .percent ? .percent(value) : .number(value)
    }
  }
}
