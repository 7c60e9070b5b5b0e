import Display
import Foundation
import RunRecord

extension MarkdownText {
  /// The title, what came out, the key figures and the provenance.
  static func overview(_ run: Run) -> String {
    let overview = RunOverview(run: run)
    var text = "# \(escaped(run.header.title))\n\n"
    for role in [Finding.Role.outcome, .data] {
      for (finding, _) in overview.findings(role) {
        text += self.finding(finding, metrics: run.metrics) + "\n"
      }
    }
    let figures = overview.keyFigures
    if !figures.isEmpty {
      text += "| Key figure | Value |\n| --- | ---: |\n"
      for metric in figures {
        text +=
          "| \(escaped(metric.keyFigure ?? metric.name)) | \(escaped(metric.keyFigureText)) |\n"
      }
      text += "\n"
    }
    let parameters = run.header.parameters.filter { !$0.isDefault }
      .map { "\($0.name) = \($0.value)" }
    let facts =
      [("Run", run.header.id)]
      + (parameters.isEmpty ? [] : [("Parameters", parameters.joined(separator: ", "))])
      + overview.facts
    text +=
      "<details><summary>\(HTML.escape(overview.line(isLive: false, timeZone: .gmt)))</summary>\n\n"
    for fact in facts { text += "- \(escaped(fact.0)): \(escaped(fact.1))\n" }
    return text + "\n</details>\n"
  }

  /// The place that links to a cell, figure or table lead to.
  static func anchor(_ name: String) -> String { "<a id=\"\(HTML.escape(name))\"></a>" }

  /// A caption with its number.
  static func caption(_ label: String?, _ text: String?) -> String? {
    label.map { label in text.map { "**\(label).** \($0)" } ?? "**\(label)**" }
  }
}
