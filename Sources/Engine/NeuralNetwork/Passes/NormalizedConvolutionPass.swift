import Tensor

/// A convolution whose output can be looked at, and whose output's gradient can be made, piece by piece, while the piece is
/// in the cache. Pieces are whole rows of a picture or pictures; they are numbered in the order of their pixels.
protocol PiecewiseConvolution: Pass {
  /// The pieces of a picture. All but the last have ``piecePixels``.
  var piecesPerPicture: Int { get }
  var piecePixels: Int { get }
  /// Calls `look` with the pixels of each piece, counted through the batch, after it was written.
  func forward(
    _ input: UnsafePointer<Float>, _ output: UnsafeMutablePointer<Float>, _ step: Step,
    look: ((_ pixels: Range<Int>, _ piece: Int) -> Void)?)
  /// Takes the gradient of its output from `makeGradient`, which writes that of some pixels, and not from `flow`.
  func backward(
    _ flow: BackwardFlow, _ step: Step,
    makeGradient: ((_ pixels: Range<Int>, _ target: UnsafeMutablePointer<Float>) -> Void)?)
}

extension PiecewiseConvolution {
  func forward(
    _ input: UnsafePointer<Float>, _ output: UnsafeMutablePointer<Float>, _ step: Step
  ) {
    forward(input, output, step, look: nil)
  }

  func backward(_ flow: BackwardFlow, _ step: Step) { backward(flow, step, makeGradient: nil) }
}

/// A convolution with the batch normalization behind it, and relu on demand.
///
/// Moments are taken of what the convolution just wrote, and the gradient of its output is never in memory as a whole: that
/// saves three of eight passes over the output.
final class NormalizedConvolutionPass: AddingPass {
  private let convolution: any PiecewiseConvolution
  private let normalization: Normalization
  /// The output of the convolution.
  private let convolved: AlignedBuffer<Float>
  private let pixels: Int
  /// Rows of pixels that are normalized together.
  private let rangeRows: Int
  var inputCount: Int { convolution.inputCount }
  var outputCount: Int { convolution.outputCount }
  var changesOutputGradient: Bool { false }
  var addsToInputGradient: Bool { convolution.addsToInputGradient }

  init(
    _ convolution: any PiecewiseConvolution, _ layer: BatchNormalization,
    _ parameters: [BoundParameter], relu: Bool, _ site: PassSite
  ) {
    self.convolution = convolution
    let channels = parameters[0].specification.count
    pixels = convolution.outputCount / channels
    rangeRows = max(1, 8192 / channels)
    let ranges = (site.capacity * pixels + rangeRows - 1) / rangeRows
    normalization = Normalization(
      layer, parameters, channels: channels, relu: relu,
      pieces: max(ranges, site.capacity * convolution.piecesPerPicture))
    convolved = AlignedBuffer(count: site.capacity * convolution.outputCount)
  }

  var canAdd: Bool { !normalization.relu }

  func weightsChanged() { convolution.weightsChanged() }
  func followObserved() { normalization.followObserved() }

  func forward(
    _ input: UnsafePointer<Float>, _ output: UnsafeMutablePointer<Float>, _ step: Step
  ) {
    forward(input, output, step, adding: nil)
  }

  func forward(
    _ input: UnsafePointer<Float>, _ output: UnsafeMutablePointer<Float>, _ step: Step,
    adding addition: Addition?
  ) {
    let channels = normalization.channels
    if step.isTraining {
      convolution.forward(input, convolved.base, step) { pixels, piece in
        self.normalization.look(
          at: self.convolved.base + pixels.lowerBound * channels, rows: pixels.count, piece: piece)
      }
    } else {
      convolution.forward(input, convolved.base, step)
    }
    normalization.prepare(
      isTraining: step.isTraining, pieces: step.count * convolution.piecesPerPicture
    ) { piece in
      let before = piece % convolution.piecesPerPicture * convolution.piecePixels
      return min(convolution.piecePixels, pixels - before)
    }
    Parallel.forEachRange(of: step.count * pixels, size: rangeRows) { rows, _ in
      normalization.normalize(convolved.base, into: output, rows: rows, adding: addition)
    }
  }

  func backward(_ flow: BackwardFlow, _ step: Step) {
    let dy = UnsafePointer(flow.outputGradient)
    let (normalization, x) = (normalization, UnsafePointer(convolved.base))
    let total = step.count * pixels
    Parallel.forEachRange(of: total, size: rangeRows) { rows, _ in
      normalization.look(
        at: x, gradient: dy, rows: rows, piece: rows.lowerBound / rangeRows)
    }
    normalization.prepareGradient(
      isTraining: step.isTraining, pieces: (total + rangeRows - 1) / rangeRows, rows: total)
    convolution.backward(flow, step) { pixels, target in
      normalization.inputGradient(x, dy, into: target, rows: pixels)
    }
  }
}
