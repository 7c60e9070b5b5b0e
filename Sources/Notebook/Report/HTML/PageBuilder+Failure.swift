import RunRecord

extension PageBuilder {
  /// An error: the message first, then where, then the trace to unfold.
  func failure(_ failure: CellFailure, of source: CellSource) -> HTML {
    let place: HTML
    if let path = failure.path {
      let line: HTML = failure.line.map { ":\($0)" } ?? ""
      let reached: HTML = failure.isLastLineReached ? ", the last line reached" : ""
      place = "<p class=\"where\"><code>\(path)\(line)</code>\(reached)</p>\n"
    } else {
      place = ""
    }
    var trace: HTML = ""
    if !failure.backtrace.isEmpty {
      let count = failure.backtrace.split(separator: "\n", omittingEmptySubsequences: false).count
      trace = """
        <details class="trace"><summary>Backtrace, \(count) lines</summary>
        <pre>\(failure.backtrace)</pre></details>

        """
    }
    return """
      <div class="failure" id="_failure-\(source.id)">
      <p class="message" dir="auto">\(failure.message)</p>
      <p class="cause">\(failure.cause.sentence)</p>
      \(place)\(trace)</div>

      """
  }
}

extension CellFailure.Cause {
  /// What happened, in a sentence.
  var sentence: String {
    switch self {
    case .threw: "The cell threw an error."
    case .signal(let number):
      "The cell’s process was stopped by signal \(number)\(Self.signalNames[number].map { " (\($0))" } ?? "")."
    case .exited(let code): "The cell called exit(\(code))."
    case .timedOut(let limit): "The cell ran longer than its limit of \(NumberText.seconds(limit))."
    case .job(let state): "The cell’s job on the cluster ended as \(state)."
    }
  }

  private static let signalNames: [Int32: String] = [
    4: "illegal instruction", 5: "trap", 6: "abort", 7: "bus error", 8: "arithmetic error",
    9: "killed, perhaps because memory ran out", 11: "segmentation fault", 15: "terminated",
  ]
}
