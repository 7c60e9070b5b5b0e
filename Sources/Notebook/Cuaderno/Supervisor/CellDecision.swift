/// What is done about a cell.
package enum CellDecision: Sendable, Equatable {
  /// Its stored result is taken. `stale` says why the result does not fit what the cell depends on now; it is empty when it does.
  case reuse(stale: [String])
  case execute(because: [String])
  /// It is executed if a cell that it reads gives another result. Only a forecast says so.
  case mayExecute(because: [String])
  case skip(because: String)
}

/// Everything that the decision about a cell depends on.
package struct CellSituation: Sendable, Equatable {
  /// The result in the store.
  package enum Stored: Sendable, Equatable {
    /// It fits what the cell depends on now.
    case fresh
    case stale(because: [String])
    case missing
  }

  /// What was decided about a cell that this one reads.
  package enum Input: Sendable, Equatable {
    /// It has a result that fits.
    case fresh
    /// It has a result that does not fit.
    case stale
    /// It will be executed, or may be, so that its result is not known yet.
    case open
    /// It has no result and will get none.
    case absent
  }

  /// What the request wants of a cell.
  package enum Wish: Int, Sendable, Comparable {
    case nothing
    /// A result, even a stale one.
    case anyResult
    case freshResult
    /// An execution, whatever is stored.
    case execution

    package static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
  }

  package var stored: Stored
  /// The cells that it reads, in their order.
  package var inputs: [(id: String, state: Input)]
  package var wish: Wish
  /// Why no cell is executed any more; `nil` while the run goes on.
  package var ending: String?

  package init(
    stored: Stored, inputs: [(id: String, state: Input)] = [], wish: Wish = .freshResult,
    ending: String? = nil
  ) {
    self.stored = stored
    self.inputs = inputs
    self.wish = wish
    self.ending = ending
  }

  package static func == (left: Self, right: Self) -> Bool {
    left.stored == right.stored && left.wish == right.wish && left.ending == right.ending
      && left.inputs.map(\.id) == right.inputs.map(\.id)
      && left.inputs.map(\.state) == right.inputs.map(\.state)
  }

  /// The one place where it is decided what happens to a cell: `run`, its forecast, `status` and `list` all go by it.
  package var decision: CellDecision {
    func ids(_ state: Input) -> [String] { inputs.filter { $0.state == state }.map(\.id) }
    if let absent = ids(.absent).first {
      return .skip(because: "it reads \(absent), which has no result")
    }
    let (stale, open) = (ids(.stale), ids(.open))
    let openInputs = open.map { "\($0), which it reads, is not fresh" }
    switch stored {
    case .fresh where wish < .execution:
      guard wish < .freshResult || open.isEmpty else { return .mayExecute(because: openInputs) }
      return .reuse(stale: stale.isEmpty ? [] : ["it reads \(stale.joined(separator: ", "))"])
    case .stale(let reasons) where wish < .freshResult || (ending != nil && stale.isEmpty):
      return .reuse(stale: reasons)
    case .missing where wish == .nothing && ending == nil:
      return .skip(because: "it was not requested and has never run")
    default: break
    }
    if let ending { return .skip(because: ending) }
    switch stored {
    case .fresh: return .execute(because: ["it is to be executed afresh"])
    case .stale where wish == .execution, .missing where wish == .execution:
      return .execute(because: ["it is to be executed afresh"])
    case .stale(let reasons): return .execute(because: reasons + openInputs)
    case .missing: return .execute(because: ["it has no stored result"] + openInputs)
    }
  }
}

extension CellDecision {
  /// The state of the cell, as the cells that read it see it.
  var asInput: CellSituation.Input {
    switch self {
    case .reuse(let stale): stale.isEmpty ? .fresh : .stale
    case .execute, .mayExecute: .open
    case .skip: .absent
    }
  }

  /// Why the cell is not up to date.
  package var reasons: [String] {
    switch self {
    case .reuse(let reasons), .execute(let reasons), .mayExecute(let reasons): reasons
    case .skip(let reason): [reason]
    }
  }
}
