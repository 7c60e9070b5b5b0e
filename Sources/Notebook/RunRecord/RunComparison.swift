import Display
import SwiftLexer

/// What changed from one run to another: the one comparison that the report, `diff` and a sweep show.
public struct RunComparison: Sendable, Equatable {
  /// A parameter, the seed, the commit or the toolchain.
  public struct Setting: Codable, Sendable, Equatable {
    /// What the setting is called.
    public var name: String
    /// `nil` where the earlier run did not have it.
    public var before: String?
    /// `nil` where the later run did not have it.
    public var after: String?
  }

  /// A cell that is not what it was.
  public struct CellChange: Codable, Sendable, Equatable {
    /// In what respect a cell changed.
    public enum Kind: Codable, Sendable, Equatable {
      /// Only the later run has the cell.
      case added
      /// Only the earlier run has the cell.
      case removed
      /// Code other than comments and layout.
      case code
      /// The hash of its value.
      case result
      /// How it ended, as in `finished` and `failed`.
      case ending(before: String, after: String)
    }

    /// The identifier of the cell.
    public var id: String
    /// The title of the cell in the later run, or in the earlier one where it was removed.
    public var title: String
    /// In what respects the cell changed.
    public var kinds: [Kind]
  }

  /// A metric whose value is not what it was.
  public struct MetricChange: Codable, Sendable, Equatable {
    /// `nil` where the earlier run did not publish it.
    public var before: Metric?
    /// `nil` where the later run did not publish it.
    public var after: Metric?

    /// The later one, or the earlier one where that is all there is.
    public var metric: Metric? { after ?? before }

    /// By how much the value changed; `nil` for texts, and where one of both is missing.
    public var difference: Double? {
      guard let after = after?.value.number, let before = before?.value.number else { return nil }
      return after - before
    }

    /// Whether the change is an improvement; `nil` when that cannot be said.
    public var isBetter: Bool? {
      guard let better = after?.better, let difference, difference != 0, !difference.isNaN else {
        return nil
      }
      return (difference > 0) == (better == .higher)
    }
  }

  /// What a cell took, where both runs know.
  public struct CellTime: Codable, Sendable, Equatable {
    /// The identifier of the cell.
    public var id: String
    /// Seconds in the earlier run.
    public var before: Double
    /// Seconds in the later run.
    public var after: Double
  }

  /// The settings that differ.
  public let settings: [Setting]
  /// The cells that differ.
  public let cells: [CellChange]
  /// By their keys; with those of labels, such as the F1 of each class.
  public let metrics: [MetricChange]
  /// Of the cells that the later run executed. Times always differ, so they do not count for ``isEmpty``.
  public let times: [CellTime]

  /// Whether nothing but times differs.
  public var isEmpty: Bool { settings.isEmpty && cells.isEmpty && metrics.isEmpty }

  /// Compares an earlier run with a later one.
  public init(from old: Run, to new: Run) {
    settings = Self.settings(old.header, new.header)
    cells = Self.cells(old, new)
    let (before, after) = (old.metrics, new.metrics)
    metrics = Set(before.keys).union(after.keys).sorted().compactMap { key in
      if let old = before[key], let new = after[key], old.value.equals(new.value) { return nil }
      return MetricChange(before: before[key], after: after[key])
    }
    times = new.cells.compactMap { cell in
      guard case .finished(let now) = cell.state, now.origin == .executed,
        case .finished(let was)? = old.cell(cell.source.id)?.state
      else { return nil }
      return CellTime(id: cell.source.id, before: was.seconds, after: now.seconds)
    }
  }

  private static func settings(_ old: RunHeader, _ new: RunHeader) -> [Setting] {
    func values(_ header: RunHeader) -> [(String, String)] {
      header.parameters.map { ($0.name, $0.value) } + [("seed", String(header.seed))]
        + (header.provenance.commit.map {
          let changes = header.provenance.hasUncommittedChanges ? " and changes" : ""
          return [("commit", $0.prefix(10) + changes)]
        } ?? []) + [("toolchain", header.provenance.toolchain)]
    }
    let before = Dictionary(values(old), uniquingKeysWith: { $1 })
    let after = Dictionary(values(new), uniquingKeysWith: { $1 })
    var seen: Set<String> = []
    return (values(new) + values(old)).map(\.0).filter { seen.insert($0).inserted }
      .filter { before[$0] != after[$0] }
      .map { Setting(name: $0, before: before[$0], after: after[$0]) }
  }

  private static func cells(_ old: Run, _ new: Run) -> [CellChange] {
    let changed = new.cells.map { cell -> CellChange in
      CellChange(
        id: cell.source.id, title: cell.source.title,
        kinds: old.cell(cell.source.id).map { kinds($0, cell) } ?? [.added])
    }
    let removed = old.cells.filter { new.cell($0.source.id) == nil }
      .map { CellChange(id: $0.source.id, title: $0.source.title, kinds: [.removed]) }
    return (changed + removed).filter { !$0.kinds.isEmpty }
  }

  private static func kinds(_ old: CellRun, _ new: CellRun) -> [CellChange.Kind] {
    var kinds: [CellChange.Kind] = []
    if old.source.text != new.source.text,
      SwiftSource(old.source.text).canonicalCode != SwiftSource(new.source.text).canonicalCode
    {
      kinds.append(.code)
    }
    if case .finished(let was) = old.state, case .finished(let now) = new.state {
      if was.resultHash != now.resultHash { kinds.append(.result) }
    } else if old.state.word != new.state.word {
      kinds.append(.ending(before: old.state.word, after: new.state.word))
    }
    return kinds
  }
}

extension Run {
  /// The cell of an id.
  public func cell(_ id: String) -> CellRun? { cells.first { $0.source.id == id } }
}

extension Metric.Value {
  /// The value to compare by; `nil` for texts.
  public var number: Double? {
    switch self {
    case .number(let number): number
    case .integer(let integer): Double(integer)
    case .text: nil
    }
  }

  /// Whether both are the same value: NaN equals NaN.
  func equals(_ other: Metric.Value) -> Bool {
    if case .number(let a) = self, case .number(let b) = other, a.isNaN, b.isNaN { return true }
    return self == other
  }
}

extension CellRun.State {
  /// The state in a word.
  public var word: String {
    switch self {
    case .waiting: "waiting"
    case .running: "running"
    case .finished: "finished"
    case .failed: "failed"
    case .interrupted: "interrupted"
    case .skipped: "skipped"
    }
  }
}
