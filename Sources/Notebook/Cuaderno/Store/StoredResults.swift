import Artifacts
import RunRecord

/// The values that the cells of a run gave, read from the store.
public struct StoredResults: Sendable {
  /// The record of the run.
  public let run: Run
  private let store: Store
  private let loaded: LoadedValues

  package init(run: Run, store: Store) {
    self.run = run
    self.store = store
    loaded = LoadedValues(store: store)
  }

  /// The value that a cell gave in the run, executed or stored.
  /// - Throws: ``StoredResultError`` when the run has no result of the cell, or when the store no longer holds it.
  public func value<Value>(of cell: Cell<Value>) throws -> Value {
    let id = cell.node.id
    guard let state = run.cells.first(where: { $0.source.id == id })?.state else {
      throw StoredResultError(cell: id, run: run.header.id, reason: "the run had no such cell")
    }
    guard case .finished(let result) = state else {
      throw StoredResultError(cell: id, run: run.header.id, reason: "the cell did not finish")
    }
    guard let record = store.record(result.key), store.hasBlob(record) else {
      throw StoredResultError(cell: id, run: run.header.id, reason: "the store holds it no longer")
    }
    do {
      let value = try loaded.value(record.summary.contentHash, of: id, as: Value.self)
      guard let value = value as? Value else {
        throw UnusableInput(cell: id, reason: "it is not of type \(Value.self)")
      }
      return value
    } catch let error as UnusableInput {
      throw StoredResultError(cell: id, run: run.header.id, reason: error.reason)
    }
  }
}

/// A run that has no usable result of a cell.
public struct StoredResultError: Error, Sendable, Equatable, CustomStringConvertible {
  /// The identifier of the cell whose result was wanted.
  public var cell: String
  /// The identifier of the run that was searched.
  public var run: String
  /// Why there is no result, as a clause that follows the cell's name.
  public var reason: String

  public var description: String {
    "run \(run) gives no result of \(cell): \(reason); run the notebook again, or choose another run by --run"
  }
}
