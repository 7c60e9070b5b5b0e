import Tensor

/// Batch normalization over the last axis, with relu on demand.
final class BatchNormalizationPass: AddingPass {
  let inputCount: Int
  private let pieceRows: Int
  private let normalization: Normalization
  var outputCount: Int { inputCount }
  var changesOutputGradient: Bool { false }
  var canAdd: Bool { !normalization.relu }

  init(_ layer: BatchNormalization, relu: Bool = false, _ site: PassSite) {
    inputCount = site.inputCount
    let channels = site.inputShape.last ?? 1
    pieceRows = max(1, 8192 / channels)
    let rows = site.capacity * inputCount / channels
    normalization = Normalization(
      layer, site.parameters, channels: channels, relu: relu,
      pieces: (rows + pieceRows - 1) / pieceRows)
  }

  func followObserved() { normalization.followObserved() }

  private func rows(_ step: Step) -> Int { step.count * inputCount / normalization.channels }

  /// Runs `body` for each piece of the batch.
  private func eachPiece(_ step: Step, _ body: (_ rows: Range<Int>, _ piece: Int) -> Void) {
    Parallel.forEachRange(of: rows(step), size: pieceRows) { rows, _ in
      body(rows, rows.lowerBound / pieceRows)
    }
  }

  func forward(
    _ input: UnsafePointer<Float>, _ output: UnsafeMutablePointer<Float>, _ step: Step
  ) {
    forward(input, output, step, adding: nil)
  }

  func forward(
    _ input: UnsafePointer<Float>, _ output: UnsafeMutablePointer<Float>, _ step: Step,
    adding addition: Addition?
  ) {
    let total = rows(step)
    if step.isTraining {
      eachPiece(step) { rows, piece in
        normalization.look(
          at: input + rows.lowerBound * normalization.channels, rows: rows.count, piece: piece)
      }
    }
    normalization.prepare(
      isTraining: step.isTraining, pieces: (total + pieceRows - 1) / pieceRows
    ) { min(pieceRows, total - $0 * pieceRows) }
    eachPiece(step) { rows, _ in
      normalization.normalize(input, into: output, rows: rows, adding: addition)
    }
  }

  func backward(_ flow: BackwardFlow, _ step: Step) {
    let total = rows(step)
    eachPiece(step) { rows, piece in
      normalization.look(at: flow.input, gradient: flow.outputGradient, rows: rows, piece: piece)
    }
    normalization.prepareGradient(
      isTraining: step.isTraining, pieces: (total + pieceRows - 1) / pieceRows, rows: total)
    guard let inputGradient = flow.inputGradient else { return }
    eachPiece(step) { rows, _ in
      normalization.inputGradient(
        flow.input, flow.outputGradient,
        into: inputGradient + rows.lowerBound * normalization.channels, rows: rows)
    }
  }
}
