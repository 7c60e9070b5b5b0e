import CKernels
import Tensor

/// The arithmetic of a batch normalization, piece by piece, so that each piece may be worked on while it is in the cache.
///
/// Sums are taken over pieces whose sizes do not depend on the threads, and combined in order (Chan's formula for the
/// variances), so neither do their bits.
final class Normalization {
  let channels: Int
  /// Whether relu follows.
  let relu: Bool
  private let momentum: Float
  private let epsilon: Float
  private let parameters: [BoundParameter]
  /// Two numbers a channel for each piece.
  private let pieces: AlignedBuffer<Float>
  /// Six rows of a number for each channel: scale, shift, mean, a, b and c of `ck_normalization`.
  private let coefficients: AlignedBuffer<Float>
  private let inverseDeviation: AlignedBuffer<Float>

  /// - Parameters:
  ///   - parameters: `gamma`, `beta` and the moving averages.
  ///   - relu: Whether relu follows.
  ///   - pieces: The most pieces that a batch is cut into.
  init(
    _ layer: BatchNormalization, _ parameters: [BoundParameter], channels: Int, relu: Bool,
    pieces: Int
  ) {
    self.channels = channels
    self.relu = relu
    self.parameters = parameters
    momentum = Float(layer.momentum)
    epsilon = Float(layer.epsilon)
    self.pieces = AlignedBuffer(count: pieces * 2 * channels)
    coefficients = AlignedBuffer(count: 6 * channels)
    inverseDeviation = AlignedBuffer(count: channels)
  }

  private func coefficient(_ index: Int) -> UnsafeMutablePointer<Float> {
    coefficients.base + index * channels
  }
  private var mean: UnsafeMutablePointer<Float> { coefficient(2) }

  private func sizes(relu: Bool) -> ck_normalization {
    ck_normalization(
      channels: channels, scale: coefficient(0), shift: coefficient(1), mean: mean,
      a: coefficient(3), b: coefficient(4), c: coefficient(5), relu: relu ? 1 : 0)
  }

  private func sums(of piece: Int) -> UnsafeMutablePointer<Float> {
    pieces.base + piece * 2 * channels
  }

  // MARK: Forward

  /// Looks at a piece of the batch, in training before ``prepare(_:pieces:rows:)``.
  func look(at x: UnsafePointer<Float>, rows: Int, piece: Int) {
    ck_moments(x, rows, channels, sums(of: piece), sums(of: piece) + channels)
  }

  /// Finds how each channel is to be shifted and scaled: by the moments of all pieces in training, else by the moving
  /// averages, which ``followObserved()`` moves towards those of a training.
  ///
  /// - Parameters:
  ///   - pieces: How many pieces were looked at.
  ///   - rows: The rows of each piece.
  func prepare(isTraining: Bool, pieces: Int, rows: (Int) -> Int) {
    let (scale, shift) = (coefficient(0), coefficient(1))
    for channel in 0..<channels {
      if isTraining {
        takeMoments(of: channel, pieces: pieces, rows: rows)
      } else {
        mean[channel] = parameters[2].values[channel]
        inverseDeviation.base[channel] =
          1 / (parameters[3].values[channel] + epsilon).squareRoot()
      }
      scale[channel] = parameters[0].values[channel] * inverseDeviation.base[channel]
      shift[channel] = parameters[1].values[channel] - mean[channel] * scale[channel]
    }
  }

  private func takeMoments(of channel: Int, pieces: Int, rows: (Int) -> Int) {
    var count = 0.0
    var mean = 0.0
    var squares = 0.0
    for piece in 0..<pieces {
      let sums = sums(of: piece) + channel
      let size = Double(rows(piece))
      let difference = Double(sums[0]) - mean
      squares += Double(sums[channels]) + difference * difference * count * size / (count + size)
      mean += difference * size / (count + size)
      count += size
    }
    let variance = Float(squares / count)
    self.mean[channel] = Float(mean)
    inverseDeviation.base[channel] = 1 / (variance + epsilon).squareRoot()
    parameters[2].observed?[channel] = Float(mean)
    parameters[3].observed?[channel] = variance
  }

  /// Moves the averages towards the moments that were observed last.
  func followObserved() {
    for parameter in parameters[2...3] {
      guard let observed = parameter.observed else { continue }
      for channel in 0..<channels {
        parameter.values[channel] =
          parameter.values[channel] * momentum + observed[channel] * (1 - momentum)
      }
    }
  }

  /// Writes the normalized rows, after ``prepare(isTraining:pieces:rows:)``.
  ///
  /// - Parameter addition: Rows to be added before a relu, and whether relu follows the sum.
  func normalize(
    _ x: UnsafePointer<Float>, into y: UnsafeMutablePointer<Float>, rows: Range<Int>,
    adding addition: Addition? = nil
  ) {
    var sizes = sizes(relu: addition?.relu ?? relu)
    let start = rows.lowerBound * channels
    ck_normalize(&sizes, x + start, addition.map { $0.addend + start }, y + start, rows.count)
  }

  // MARK: Backward

  /// Looks at a piece of the input and of the output's gradient.
  func look(
    at x: UnsafePointer<Float>, gradient: UnsafePointer<Float>, rows: Range<Int>, piece: Int
  ) {
    var sizes = sizes(relu: relu)
    let start = rows.lowerBound * channels
    ck_normalization_sums(
      &sizes, x + start, gradient + start, rows.count, sums(of: piece),
      sums(of: piece) + channels)
  }

  /// Writes the weights' gradients, and finds how the input's gradient follows from the output's.
  func prepareGradient(isTraining: Bool, pieces: Int, rows: Int) {
    let (a, b, c) = (coefficient(3), coefficient(4), coefficient(5))
    for channel in 0..<channels {
      var sum = 0.0
      var product = 0.0
      for piece in 0..<pieces {
        let sums = sums(of: piece) + channel
        sum += Double(sums[0])
        product += Double(sums[channels])
      }
      let inverse = Double(inverseDeviation.base[channel])
      parameters[1].gradient?[channel] = Float(sum)
      parameters[0].gradient?[channel] = Float(product * inverse)
      let scale = Double(parameters[0].values[channel]) * inverse
      // dx = scale * (dy - sum / n - (x - mean) * inverse^2 * product / n); statistics are constants at inference.
      let slope = isTraining ? -scale * inverse * inverse * product / Double(rows) : 0
      a[channel] = Float(scale)
      b[channel] = Float(slope)
      c[channel] = Float(
        isTraining ? -scale * sum / Double(rows) - slope * Double(mean[channel]) : 0)
    }
  }

  /// Writes the input's gradient of `rows` to `target`, after ``prepareGradient(isTraining:pieces:rows:)``.
  func inputGradient(
    _ x: UnsafePointer<Float>, _ gradient: UnsafePointer<Float>,
    into target: UnsafeMutablePointer<Float>, rows: Range<Int>
  ) {
    var sizes = sizes(relu: relu)
    let start = rows.lowerBound * channels
    ck_normalization_gradient(&sizes, x + start, gradient + start, target, rows.count)
  }
}

/// What is added to an output while it is written: the other path of a residual block.
struct Addition {
  var addend: UnsafePointer<Float>
  /// Whether relu follows the sum.
  var relu: Bool
}

/// A pass that can add another path's output to its own while it writes it.
protocol AddingPass: Pass {
  /// Whether it can: not where another relu comes before the sum.
  var canAdd: Bool { get }
  func forward(
    _ input: UnsafePointer<Float>, _ output: UnsafeMutablePointer<Float>, _ step: Step,
    adding addition: Addition?)
}
