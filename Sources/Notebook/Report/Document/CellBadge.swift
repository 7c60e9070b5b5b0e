import RunRecord

/// A cell's state in a few words.
struct CellBadge: Equatable {
  /// How urgently the reader should know.
  enum Tone: String {
    case quiet
    case active
    case warning
    case failure
  }

  var tone: Tone
  /// As in `ran 12.3 s`; the first word names the state.
  var text: String
  /// Further sentences, such as why a result is stale.
  var notes: [String]

  init(_ cell: CellRun, isLive: Bool) {
    notes = []
    switch cell.state {
    case .waiting:
      tone = .quiet
      text = isLive ? "waiting" : "not run"
    case .running:
      tone = .active
      text = isLive ? "running" : "unfinished"
    case .finished(let result):
      tone = .quiet
      let duration = NumberText.seconds(result.seconds)
      switch result.origin {
      case .executed:
        text = "ran \(duration)"
        if let position = result.resumedAt { notes.append("resumed at \(position)") }
      case .stored(let run):
        text = "cached"
        notes.append("\(duration) in run \(run)")
      case .accepted(let run, let reasons):
        text = "accepted"
        notes.append("from run \(run), although " + reasons.joined(separator: "; "))
      }
    case .failed(let failure):
      tone = .failure
      text = "failed after \(NumberText.seconds(failure.seconds))"
    case .interrupted(let position, let seconds):
      tone = .warning
      text = "interrupted at \(position)"
      notes.append("after \(NumberText.seconds(seconds))")
    case .skipped(let reason):
      tone = .warning
      text = "skipped"
      notes.append(reason)
    }
    if let place = cell.place {
      notes.append("\(place), \(NumberText.seconds(place.secondsQueued)) in the queue")
    }
    if !cell.staleReasons.isEmpty {
      if tone == .quiet {
        tone = .warning
        text = "stale"
      }
      notes.insert("stale because " + cell.staleReasons.joined(separator: "; "), at: 0)
    }
  }

  /// One word for a list of cells; `nil` when all is well.
  var word: String? { tone == .quiet ? nil : text.split(separator: " ").first.map(String.init) }
}
