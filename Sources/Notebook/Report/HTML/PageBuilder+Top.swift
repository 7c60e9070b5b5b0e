import Display
import RunRecord

extension PageBuilder {
  /// The first screen: the question, what came out, on which data, whether the goal was met, one figure.
  mutating func top() -> HTML {
    let outcome = overview.findings(.outcome).map { finding, cell -> HTML in
      let text = prose.inline(ProsePiece(finding.text, in: cell))
      return "<p class=\"outcome\" dir=\"auto\">\(goalMark(finding.goal))\(text)</p>\n"
    }
    let data = overview.findings(.data).map { finding, cell -> HTML in
      "<p class=\"origin\" dir=\"auto\">\(prose.inline(ProsePiece(finding.text, in: cell)))</p>\n"
    }
    return """
      <div class="top">
      <h1 dir="auto">\(Self.title(run.header.title))</h1>
      \(interruption())\(outcome.joined())\(keyFigures())\(data.joined())\(details())\(warnings())\(headlineFigure())</div>

      """
  }

  /// A title that breaks after its colon before it breaks anywhere else.
  private static func title(_ title: String) -> HTML {
    guard let colon = title.firstRange(of: ": ") else { return "\(title)" }
    return "\(String(title[..<colon.upperBound]))<span>\(String(title[colon.upperBound...]))</span>"
  }

  private var overview: RunOverview { RunOverview(run: run) }

  /// Why results are missing: a failure, an interruption, or that the run is not over.
  private func interruption() -> HTML {
    for cell in run.cells {
      if case .failed(let failure) = cell.state {
        return
          "<p class=\"stopped\"><a href=\"#_failure-\(cell.source.id)\">“\(cell.source.title)” failed</a>: \(failure.message)</p>\n"
      }
    }
    for cell in run.cells {
      if case .interrupted(let position, _) = cell.state {
        return
          "<p class=\"stopped\"><a href=\"#\(cell.source.id)\">“\(cell.source.title)” was interrupted</a> at \(position).</p>\n"
      }
    }
    guard isLive else {
      return run.outcome == nil
        ? "<p class=\"stopped\">The run stopped unexpectedly; its results up to that point are below.</p>\n"
        : ""
    }
    let done = run.cells.filter { cell in
      if case .finished = cell.state { return true }
      return false
    }
    let current = run.cells.first { cell in
      if case .running = cell.state { return true }
      return false
    }
    let now: HTML =
      current.map { ", now <a href=\"#\($0.source.id)\">\($0.source.title)</a>" } ?? ""
    return
      "<p class=\"live\" role=\"status\">Running: \(done.count) of \(run.cells.count) cells done\(now). This page reloads itself.</p>\n"
  }

  private func keyFigures() -> HTML {
    let figures = overview.keyFigures
    guard !figures.isEmpty else { return "" }
    let before = previous?.metrics ?? [:]
    let items = figures.map { metric -> HTML in
      let text = metric.keyFigureText
      var was: HTML = ""
      if !metric.isMeasured, let old = before[metric.key]?.keyFigureText, old != text {
        was = "<dd class=\"was\">before \(old)</dd>"
      }
      return
        "<div><dt dir=\"auto\">\(metric.keyFigure ?? metric.name)</dt><dd dir=\"auto\">\(text)</dd>\(was)</div>\n"
    }
    return "<dl class=\"key-figures\">\n\(items.joined())</dl>\n"
  }

  private func warnings() -> HTML {
    let all = run.warnings + problems.map(\.description)
    guard !all.isEmpty else { return "" }
    let items = all.map { warning -> HTML in "<li dir=\"auto\">\(warning)</li>\n" }.joined()
    let count: HTML = all.count == 1 ? "1 warning" : "\(all.count) warnings"
    return """
      <details class="warnings" open><summary>\(count)</summary>
      <ul>
      \(items)</ul></details>

      """
  }
}
