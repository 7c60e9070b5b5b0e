import Artifacts
import Display
import Hosting
import RunRecord

/// Writes the record of a run while it goes on, lets listeners know, and keeps what running cells show.
final class RunRecorder {
  private(set) var run: Run
  let folder: RunFolder
  private let listeners: [any RunListener]
  private let writer: EventWriter
  private let start = ContinuousClock.now
  /// What the running cells showed so far, by their ids.
  private var outputs: [String: [RecordedOutput]] = [:]
  /// When the progress of each running cell was last written.
  private var progressTimes: [String: Double] = [:]
  /// The first failure to write; the record ends there.
  private(set) var failure: (any Error)?

  /// - Throws: `FileError` when the record cannot be created.
  init(_ header: RunHeader, in folder: RunFolder, listeners: [any RunListener]) throws {
    self.folder = folder
    self.listeners = listeners
    run = Run(header)
    writer = try EventWriter(path: folder.events)
    record(.runStarted(header))
  }

  /// Seconds since the start.
  var time: Double { (ContinuousClock.now - start) / .seconds(1) }

  func record(_ kind: Event.Kind, isReplayed: Bool = false) {
    let event = Event(time: (time * 1000).rounded() / 1000, kind: kind)
    run.apply(event)
    if failure == nil, isWritten(event) {
      do { try writer.append(event) } catch { failure = error }
    }
    for listener in listeners { listener.heard(kind, in: run, isReplayed: isReplayed) }
  }

  /// Progress is written once a second for each cell.
  private func isWritten(_ event: Event) -> Bool {
    guard case .progress(let cell, _) = event.kind else { return true }
    if let last = progressTimes[cell], event.time - last < 1 { return false }
    progressTimes[cell] = event.time
    return true
  }

  /// Gives listeners a moment.
  func tick() { for listener in listeners { listener.tick(run) } }

  /// Begins a cell: what it shows from now on belongs to its result.
  func startCell(_ id: String) {
    outputs[id] = []
    record(.cellStarted(cell: id))
  }

  /// Records something that a running cell showed; text that continues the last text is joined to it in the result.
  func show(_ id: String, _ shown: RecordedOutput) {
    var all = outputs[id] ?? []
    outputs[id] = nil
    if case .output(.text(let more)) = shown.content, let last = all.last,
      last.anchor == shown.anchor, case .output(.text(let text)) = last.content,
      text.stream == more.stream, text.text.utf8.count < 1 << 16
    {
      all[all.count - 1] = RecordedOutput(
        last.anchor, .output(.text(PrintedText(text.text + more.text, stream: text.stream))))
    } else {
      all.append(shown)
    }
    outputs[id] = all
    record(shown.event(cell: id))
  }

  /// Everything that a cell showed, which is forgotten here.
  func takeOutputs(of id: String) -> [RecordedOutput] { outputs.removeValue(forKey: id) ?? [] }

  /// The position that a cell last reported.
  func position(of id: String) -> String? {
    run.cells.first { $0.source.id == id }?.progress?.position
  }
}
