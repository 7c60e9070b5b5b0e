import Artifacts
import Foundation
import Hosting
import Printing
import Randomness
import RunRecord

extension CellProgram {
  /// Executes a cell, stores its value and reports how it ended.
  func execute(_ execution: ExecutionOrder) async {
    guard let cell = notebook.cells[execution.cell] else { return }
    let start = ContinuousClock.now
    func seconds() -> Double { (ContinuousClock.now - start) / .seconds(1) }
    let checkpoints = StoredCheckpoints(
      folder: execution.checkpointFolder ?? store.checkpoints(execution.checkpointKey),
      startsAfresh: execution.startsAfresh)
    let text = notebook.index.files.first { $0.name == cell.fileName }?.text ?? ""
    let host = WorkerHost(
      cell: cell, text: text, random: RandomSource(seed: order.seed),
      checkpoints: checkpoints, pipe: pipe, stop: stop)
    let values = LoadedValues(store: store, verified: execution.verified)
    RunningCell.install(host)
    if let threads = execution.threads { setenv("TENSOR_THREADS", "\(threads)", 1) }
    do {
      let inputs = try inputs(of: cell, execution, values)
      CellEnvironment.enter(cell)
      let value = try await cell.execute(inputs)
      let duration = seconds()
      host.close()
      if host.hasHeardStop { throw Interrupted(at: host.position ?? "its end") }
      let summary = try save(value, values)
      pipe.send(
        .finished(
          FinishedWork(
            summary: summary, seconds: duration, resumedAt: host.resumedAt,
            verified: values.verified)))
    } catch let error as UnusableInput {
      pipe.send(.unusable(cell: error.cell, reason: error.reason))
    } catch let error as Interrupted {
      pipe.send(.interrupted(position: error.position, seconds: seconds()))
    } catch is CancellationError where stop.isRaised {
      pipe.send(.interrupted(position: host.position ?? "its start", seconds: seconds()))
    } catch {
      pipe.send(
        .threw(message: ErrorText.describe(error), line: host.lastLine, seconds: seconds()))
    }
  }

  private func inputs(of cell: CellNode, _ execution: ExecutionOrder, _ values: LoadedValues) throws
    -> InputValues
  {
    var inputs = InputValues()
    for id in cell.inputCells {
      guard let hash = execution.inputs[id], let type = notebook.cells[id]?.valueType else {
        throw UnusableInput(cell: id, reason: "it has no result")
      }
      inputs.cells[id] = try values.value(hash, of: id, as: type)
    }
    inputs.parameters = try self.values(of: cell.parameters)
    for external in cell.externals {
      var surroundings = surroundings(contents: nil)
      inputs.externals[external.name] = try external.resolve(&surroundings, inputs)
    }
    return inputs
  }

  /// Storing a value of so many bytes takes a second or more, so it is shown.
  private static let largeValue = 100_000_000

  private func save(_ value: any CellNode.StoredValue, _ values: LoadedValues) throws
    -> Artifact.Summary
  {
    let encoded = try EncodedArtifact(value)
    let path = store.blob(encoded.summary.contentHash)
    let isThere =
      (try? FileIdentity(path: path).size) == Int64(encoded.summary.byteCount)
      && values.isSound(encoded.summary.contentHash)
    if !isThere {
      if encoded.summary.byteCount >= Self.largeValue {
        let words = "storing \(ByteCount(encoded.summary.byteCount))"
        pipe.send(.progress(WorkProgress(line: words, position: words)))
      }
      try encoded.write(to: path)
    }
    values.know(encoded.summary.contentHash)
    return encoded.summary
  }
}
