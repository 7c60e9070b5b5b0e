import CKernels
import Tensor

/// Batch normalization over the last axis.
///
/// Sums are taken over blocks of rows of a fixed size and combined in order (Chan's formula for the variances), so
/// their bits do not depend on the number of threads.
final class BatchNormalizationPass: Pass {
  let inputCount: Int
  private let channels: Int
  private let blockRows: Int
  private let momentum: Float
  private let epsilon: Float
  private let parameters: [BoundParameter]
  /// Two numbers a channel for each block.
  private let blocks: AlignedBuffer<Float>
  private let mean: AlignedBuffer<Float>
  private let inverseDeviation: AlignedBuffer<Float>
  /// The coefficients of the elementwise loops.
  private let coefficients: AlignedBuffer<Float>
  var outputCount: Int { inputCount }

  init(_ layer: BatchNormalization, _ site: PassSite) {
    inputCount = site.inputCount
    channels = site.inputShape.last ?? 1
    blockRows = max(1, 8192 / channels)
    momentum = Float(layer.momentum)
    epsilon = Float(layer.epsilon)
    parameters = site.parameters
    let rows = site.capacity * inputCount / channels
    blocks = AlignedBuffer(count: ((rows + blockRows - 1) / blockRows) * 2 * channels)
    mean = AlignedBuffer(count: channels)
    inverseDeviation = AlignedBuffer(count: channels)
    coefficients = AlignedBuffer(count: 3 * channels)
  }

  func forward(
    _ input: UnsafePointer<Float>, _ output: UnsafeMutablePointer<Float>, _ step: Step
  ) {
    let rows = step.count * inputCount / channels
    if step.isTraining { takeMoments(input, rows) }
    let (scale, shift) = (coefficients.base, coefficients.base + channels)
    for channel in 0..<channels {
      if !step.isTraining {
        mean.base[channel] = parameters[2].values[channel]
        inverseDeviation.base[channel] =
          1 / (parameters[3].values[channel] + epsilon).squareRoot()
      }
      scale[channel] = parameters[0].values[channel] * inverseDeviation.base[channel]
      shift[channel] = parameters[1].values[channel] - mean.base[channel] * scale[channel]
    }
    Parallel.forEachRange(of: rows, size: blockRows) { range, _ in
      let start = range.lowerBound * channels
      ck_scale_shift(input + start, scale, shift, output + start, range.count, channels)
    }
  }

  /// Mean and variance of the batch, and the moving averages that follow them.
  private func takeMoments(_ input: UnsafePointer<Float>, _ rows: Int) {
    Parallel.forEachRange(of: rows, size: blockRows) { range, _ in
      let block = blocks.base + range.lowerBound / blockRows * 2 * channels
      ck_moments(
        input + range.lowerBound * channels, range.count, channels, block, block + channels)
    }
    for channel in 0..<channels {
      var count = 0.0
      var mean = 0.0
      var squares = 0.0
      for start in stride(from: 0, to: rows, by: blockRows) {
        let block = blocks.base + start / blockRows * 2 * channels + channel
        let size = Double(min(blockRows, rows - start))
        let difference = Double(block[0]) - mean
        squares += Double(block[channels]) + difference * difference * count * size / (count + size)
        mean += difference * size / (count + size)
        count += size
      }
      let variance = Float(squares / count)
      self.mean.base[channel] = Float(mean)
      inverseDeviation.base[channel] = 1 / (variance + epsilon).squareRoot()
      follow(parameters[2].values + channel, Float(mean))
      follow(parameters[3].values + channel, variance)
    }
  }

  private func follow(_ moving: UnsafeMutablePointer<Float>, _ value: Float) {
    moving.pointee = moving.pointee * momentum + value * (1 - momentum)
  }

  func backward(_ flow: BackwardFlow, _ step: Step) {
    let rows = step.count * inputCount / channels
    Parallel.forEachRange(of: rows, size: blockRows) { range, _ in
      let block = blocks.base + range.lowerBound / blockRows * 2 * channels
      let start = range.lowerBound * channels
      ck_normalization_sums(
        flow.input + start, flow.outputGradient + start, mean.base, range.count, channels, block,
        block + channels)
    }
    let (a, b, c) = (
      coefficients.base, coefficients.base + channels, coefficients.base + 2 * channels
    )
    for channel in 0..<channels {
      var sum = 0.0
      var product = 0.0
      for index in 0..<(rows + blockRows - 1) / blockRows {
        sum += Double(blocks.base[index * 2 * channels + channel])
        product += Double(blocks.base[(index * 2 + 1) * channels + channel])
      }
      let inverse = Double(inverseDeviation.base[channel])
      parameters[1].gradient?[channel] = Float(sum)
      parameters[0].gradient?[channel] = Float(product * inverse)
      let scale = Double(parameters[0].values[channel]) * inverse
      // dx = scale * (dy - sum / n - (x - mean) * inverse^2 * product / n); statistics are constants at inference.
      let slope =
        step.isTraining ? -scale * inverse * inverse * product / Double(rows) : 0
      a[channel] = Float(scale)
      b[channel] = Float(slope)
      c[channel] = Float(
        step.isTraining ? -scale * sum / Double(rows) - slope * Double(mean.base[channel]) : 0)
    }
    guard let inputGradient = flow.inputGradient else { return }
    Parallel.forEachRange(of: rows, size: blockRows) { range, _ in
      let start = range.lowerBound * channels
      ck_normalization_gradient(
        flow.input + start, flow.outputGradient + start, a, b, c, inputGradient + start,
        range.count, channels)
    }
  }
}
