import Artifacts
import Display
import RunRecord

/// Writes the record of a run while it goes on, and keeps what the current cell shows.
final class RunRecorder {
  private(set) var run: Run
  let folder: RunFolder
  private let writer: EventWriter
  private let start = ContinuousClock.now
  /// What the running cell showed so far.
  private(set) var outputs: [RecordedOutput] = []
  private var lastProgress = -1.0
  /// The first failure to write; the record ends there.
  private(set) var failure: (any Error)?

  init(_ header: RunHeader, in folder: RunFolder) throws {
    self.folder = folder
    run = Run(header)
    writer = try EventWriter(path: folder.events)
    record(.runStarted(header))
  }

  /// Seconds since the start.
  var time: Double { (ContinuousClock.now - start) / .seconds(1) }

  func record(_ kind: Event.Kind) {
    let event = Event(time: (time * 1000).rounded() / 1000, kind: kind)
    if case .progress = kind {
      run.apply(event)
      guard event.time - lastProgress >= 1 else { return }
      lastProgress = event.time
    } else {
      run.apply(event)
    }
    guard failure == nil else { return }
    do { try writer.append(event) } catch { failure = error }
  }

  /// Begins a cell: what it shows from now on belongs to its result.
  func startCell(_ id: String) {
    outputs = []
    record(.cellStarted(cell: id))
  }

  /// Records something that the running cell showed; text that continues the last text is joined to it in the result.
  func show(_ id: String, _ shown: RecordedOutput) {
    if case .output(.text(let more)) = shown.content, let last = outputs.last,
      last.anchor == shown.anchor, case .output(.text(let text)) = last.content,
      text.stream == more.stream, text.text.utf8.count < 1 << 16
    {
      outputs[outputs.count - 1] = RecordedOutput(
        last.anchor, .output(.text(PrintedText(text.text + more.text, stream: text.stream))))
    } else {
      outputs.append(shown)
    }
    record(shown.event(cell: id))
  }
}
