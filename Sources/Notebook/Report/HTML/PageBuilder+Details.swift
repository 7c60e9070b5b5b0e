import Foundation
import Hosting
import RunRecord

extension PageBuilder {
  /// One line about the run, which unfolds to everything known about it.
  func details() -> HTML {
    """
    <details class="run"><summary>\(line())</summary>
    <dl>
    \(facts().map { name, value -> HTML in "<div><dt>\(name)</dt><dd dir=\"auto\">\(value)</dd></div>\n" }.joined())</dl>
    \(differences())\(timeline())</details>

    """
  }

  private func line() -> HTML {
    "\(RunOverview(run: run).line(isLive: isLive, timeZone: options.timeZone))"
  }

  private func facts() -> [(HTML, HTML)] {
    let world = run.header.provenance
    var facts: [(HTML, HTML)] = [("Run", "<code>\(run.header.id)</code>")]
    if let outcome = run.outcome { facts.append(("Exit code", "\(Int(outcome.exitCode))")) }
    if !run.header.requestedCells.isEmpty {
      facts.append(("Requested", "\(run.header.requestedCells.joined(separator: ", "))"))
    }
    let parameters = run.header.parameters.map { parameter -> HTML in
      let given: HTML = parameter.isDefault ? "" : " (given)"
      return
        "<span title=\"\(parameter.help)\">\(parameter.name) = \(parameter.value.isEmpty ? "–" : parameter.value)\(given)</span>"
    }
    if !parameters.isEmpty { facts.append(("Parameters", parameters.joined(separator: ", "))) }
    if let commit = world.commit {
      let change: HTML = world.hasUncommittedChanges ? ", with uncommitted changes" : ""
      facts.append(("Commit", "<code>\(commit)</code>\(change)"))
    }
    for fact in RunOverview(run: run).facts { facts.append(("\(fact.name)", "\(fact.text)")) }
    return facts
  }

  /// When each cell ran, as bars on one scale.
  private func timeline() -> HTML {
    let spans = run.cells.compactMap { cell -> (CellRun, Double, Double)? in
      guard let start = cell.startedAt, let seconds = cell.executionSeconds(until: run.seconds)
      else {
        return nil
      }
      return (cell, start, seconds)
    }
    let whole = spans.map { $0.1 + $0.2 }.max() ?? 0
    guard whole > 0 else { return "" }
    let rows = spans.map { cell, start, seconds -> HTML in
      // A scale of whole thousandths, on which the shortest bar can still be seen.
      let begin = NumberText.whole(1000 * start / whole, in: 0...997)
      let length = NumberText.whole(1000 * seconds / whole, in: 3...(1000 - begin))
      return """
        <li><a href="#\(cell.source.id)">\(cell.source.title)</a>\
        <svg class="track" viewBox="0 0 1000 1" preserveAspectRatio="none" aria-hidden="true">\
        <rect x="\(begin)" width="\(length)" height="1"/></svg><span class="n">\(NumberText.seconds(seconds))</span></li>

        """
    }
    return
      "<p class=\"label\" id=\"_timeline\">Timeline</p>\n<ol class=\"timeline\" aria-labelledby=\"_timeline\">\n\(rows.joined())</ol>\n"
  }
}

extension CellRun {
  /// How long the cell ran in this run; `nil` when it was not executed.
  func executionSeconds(until end: Double) -> Double? {
    guard let startedAt else { return nil }
    return switch state {
    case .finished(let result): result.origin == .executed ? result.seconds : nil
    case .failed(let failure): failure.seconds
    case .interrupted(_, let seconds): seconds
    case .running: max(0, end - startedAt)
    case .waiting, .skipped: nil
    }
  }
}
