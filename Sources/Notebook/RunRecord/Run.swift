import Display
import Hosting

/// A run, folded from its events: the source of every view.
public struct Run: Sendable, Equatable {
  /// The notebook, its parameters and everything around it.
  public var header: RunHeader
  /// The cells in the notebook's order.
  public var cells: [CellRun]
  /// What the reader should know about the whole run.
  public var warnings: [String]
  /// `nil` during the run, and for one whose supervisor died.
  public var outcome: RunOutcome?
  /// Seconds from the start to the last event.
  public var seconds: Double

  /// Folds events into a run; `nil` when they do not begin with a header.
  public init?(_ events: some Sequence<Event>) {
    var run: Run?
    for event in events {
      if case .runStarted(let header) = event.kind {
        run = Run(header)
      }
      run?.apply(event)
    }
    guard let run else { return nil }
    self = run
  }

  /// A run of which nothing but its header is known yet.
  public init(_ header: RunHeader) {
    self.header = header
    cells = header.cells.map(CellRun.init(source:))
    warnings = []
    outcome = nil
    seconds = 0
  }

  /// All metrics by their keys; where two cells publish one key, the later cell's.
  public var metrics: [String: Metric] {
    var result: [String: Metric] = [:]
    for cell in cells {
      for placed in cell.metrics { result[placed.value.key] = placed.value }
    }
    return result
  }

  /// Takes one more event into account.
  public mutating func apply(_ event: Event) {
    seconds = max(seconds, event.time)
    switch event.kind {
    case .runStarted: break
    case .cellStarted(let id): update(id) { $0.start(at: event.time) }
    case .cellPlaced(let id, let place): update(id) { $0.place(place, at: event.time) }
    case .output(let id, let anchor, let output):
      update(id) { $0.outputs.append(Placed(anchor, output)) }
    case .metric(let id, let anchor, let metric):
      update(id) {
        $0.metrics.removeAll { $0.value.key == metric.key }
        $0.metrics.append(Placed(anchor, metric))
      }
    case .progress(let id, let progress): update(id) { $0.progress = progress }
    case .cellFinished(let id, let result): update(id) { $0.state = .finished(result) }
    case .cellFailed(let id, let failure): update(id) { $0.state = .failed(failure) }
    case .cellInterrupted(let id, let position, let seconds):
      update(id) { $0.state = .interrupted(position: position, seconds: seconds) }
    case .cellSkipped(let id, let reason): update(id) { $0.state = .skipped(reason: reason) }
    case .cellStale(let id, let reasons): update(id) { $0.staleReasons = reasons }
    case .warning(let text): warnings.append(text)
    case .runFinished(let outcome): self.outcome = outcome
    }
  }

  private mutating func update(_ id: String, _ change: (inout CellRun) -> Void) {
    guard let index = cells.firstIndex(where: { $0.source.id == id }) else { return }
    change(&cells[index])
  }
}

/// Something with its place in a cell.
public struct Placed<Value: Sendable & Equatable>: Sendable, Equatable {
  /// The place in the cell's code.
  public var anchor: Anchor
  /// What belongs there.
  public var value: Value

  /// Puts a value in its place.
  public init(_ anchor: Anchor, _ value: Value) {
    self.anchor = anchor
    self.value = value
  }
}

/// What happened to one cell in a run.
public struct CellRun: Sendable, Equatable {
  /// How far the cell got.
  public enum State: Sendable, Equatable {
    /// Nothing has happened yet.
    case waiting
    /// It is being executed, since that many seconds after the start of the run.
    case running(since: Double)
    /// It has a result.
    case finished(CellResult)
    /// It ended without a result.
    case failed(CellFailure)
    /// It was stopped on request, with its work saved.
    case interrupted(position: String, seconds: Double)
    /// It was not executed.
    case skipped(reason: String)
  }

  /// The cell's file, inputs and parameters.
  public var source: CellSource
  /// How far the cell got.
  public var state: State
  /// Why the result that is shown does not fit what the cell depends on now; empty when it does.
  public var staleReasons: [String]
  /// Outputs in the order in which they appeared.
  public var outputs: [Placed<Output>]
  /// Metrics in the order in which they were recorded.
  public var metrics: [Placed<Metric>]
  /// The last report of progress; `nil` without one.
  public var progress: WorkProgress?
  /// Seconds from the start of the run to the start of the cell; `nil` when it was not executed.
  public var startedAt: Double?
  /// Where the cell was executed, if not on the machine of the run.
  public var place: CellPlace?

  /// Makes the state of a cell before anything has happened.
  public init(source: CellSource) {
    self.source = source
    state = .waiting
    staleReasons = []
    outputs = []
    metrics = []
  }

  mutating func start(at time: Double) {
    state = .running(since: time)
    startedAt = time
    outputs = []
    metrics = []
    progress = nil
    place = nil
  }

  /// Notes the place; a cell that waited in a queue begins there.
  mutating func place(_ place: CellPlace, at time: Double) {
    self.place = place
    guard case .running = state else { return }
    state = .running(since: time)
    startedAt = time
    progress = nil
  }
}
