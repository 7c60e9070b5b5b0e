import Foundation

/// Loss, accuracy and gradient at the end of a network, row by row.
package struct LossHead {
  package let loss: Loss
  /// Whether the rows are logits, to which a softmax is yet to be applied.
  package let fromLogits: Bool
  package let classes: Int

  package init(loss: Loss, fromLogits: Bool, classes: Int) {
    self.loss = loss
    self.fromLogits = fromLogits
    self.classes = classes
  }

  /// The result of some rows of a batch.
  package struct Result {
    /// The sum of their losses by the number of rows in the batch.
    package var loss = 0.0
    /// Rows that are classified correctly.
    package var correct = 0
    /// The sum over the rows of their mean absolute error, for a regression.
    package var absoluteError = 0.0
  }

  /// - Parameters:
  ///   - weights: A factor for each row's loss, if any.
  ///   - batchCount: The rows of the whole batch, where these are a part of it.
  ///   - gradient: Receives the gradient of the batch's mean loss to the rows.
  package func evaluate(
    _ rows: UnsafePointer<Float>, targets: UnsafePointer<Float>, weights: UnsafePointer<Float>?,
    count: Int, of batchCount: Int? = nil, gradient: UnsafeMutablePointer<Float>?
  ) -> Result {
    let batchCount = batchCount ?? count
    var result = Result()
    for row in 0..<count {
      let start = row * classes
      let weight = weights.map { Double($0[row]) } ?? 1
      let scale = Float(weight / Double(batchCount))
      let (x, t) = (rows + start, targets + start)
      result.loss += weight * value(x, t, gradient.map { $0 + start }, scale)
      if loss.isRegression {
        result.absoluteError += meanAbsoluteError(x, t)
      } else if isCorrect(x, t) {
        result.correct += 1
      }
    }
    result.loss /= Double(batchCount)
    return result
  }

  private func value(
    _ x: UnsafePointer<Float>, _ t: UnsafePointer<Float>, _ dx: UnsafeMutablePointer<Float>?,
    _ scale: Float
  ) -> Double {
    switch loss {
    case .categoricalCrossentropy(let smoothing):
      return fromLogits
        ? crossentropyOfLogits(x, t, dx, scale, smoothing)
        : crossentropyOfProbabilities(x, t, dx, scale, smoothing)
    case .meanSquaredError:
      var sum = 0.0
      for index in 0..<classes {
        let difference = x[index] - t[index]
        sum += Double(difference * difference)
        dx?[index] = scale * 2 * difference / Float(classes)
      }
      return sum / Double(classes)
    case .meanAbsoluteError:
      if let dx {
        for index in 0..<classes {
          let difference = x[index] - t[index]
          dx[index] = difference == 0 ? 0 : (difference < 0 ? -scale : scale) / Float(classes)
        }
      }
      return meanAbsoluteError(x, t)
    case .binaryCrossentropy: return binaryCrossentropy(x, t, dx, scale)
    }
  }

  private func meanAbsoluteError(_ x: UnsafePointer<Float>, _ t: UnsafePointer<Float>) -> Double {
    (0..<classes).reduce(0) { $0 + Double(abs(x[$1] - t[$1])) } / Double(classes)
  }

  /// Of several classes, the largest output is where the largest target is; of yes and no, all outputs are on the right side of 0.5.
  private func isCorrect(_ x: UnsafePointer<Float>, _ t: UnsafePointer<Float>) -> Bool {
    guard loss == .binaryCrossentropy else { return largest(x) == largest(t) }
    return (0..<classes).allSatisfy { (x[$0] > 0.5) == (t[$0] > 0.5) }
  }

  private func binaryCrossentropy(
    _ x: UnsafePointer<Float>, _ t: UnsafePointer<Float>, _ dx: UnsafeMutablePointer<Float>?,
    _ scale: Float
  ) -> Double {
    var sum = 0.0
    for index in 0..<classes {
      let target = Double(t[index])
      let p = min(max(Double(x[index]), 1e-7), 1 - 1e-7)
      sum -= target * log(p) + (1 - target) * log(1 - p)
      dx?[index] = scale * Float((p - target) / (p * (1 - p)) / Double(classes))
    }
    return sum / Double(classes)
  }

  private func smoothed(_ target: Float, _ smoothing: Double) -> Double {
    Double(target) * (1 - smoothing) + smoothing / Double(classes)
  }

  private func crossentropyOfLogits(
    _ x: UnsafePointer<Float>, _ t: UnsafePointer<Float>, _ dx: UnsafeMutablePointer<Float>?,
    _ scale: Float, _ smoothing: Double
  ) -> Double {
    var highest = -Double.infinity
    for index in 0..<classes { highest = max(highest, Double(x[index])) }
    if x[0].isNaN { highest = .nan }
    var sum = 0.0
    for index in 0..<classes { sum += exp(Double(x[index]) - highest) }
    let logSum = highest + log(sum)
    var value = 0.0
    var total = 0.0
    for index in 0..<classes {
      let target = smoothed(t[index], smoothing)
      total += target
      value -= target * (Double(x[index]) - logSum)
    }
    if let dx {
      for index in 0..<classes {
        let probability = exp(Double(x[index]) - logSum)
        dx[index] = scale * Float(probability * total - smoothed(t[index], smoothing))
      }
    }
    return value
  }

  /// On probabilities: renormalized and clipped to [1e-7, 1 - 1e-7], outside of which the gradient is 0.
  private func crossentropyOfProbabilities(
    _ x: UnsafePointer<Float>, _ t: UnsafePointer<Float>, _ dx: UnsafeMutablePointer<Float>?,
    _ scale: Float, _ smoothing: Double
  ) -> Double {
    var sum = 0.0
    for index in 0..<classes { sum += Double(x[index]) }
    var value = 0.0
    var inner = 0.0
    for index in 0..<classes {
      let p = Double(x[index]) / sum
      let target = smoothed(t[index], smoothing)
      value -= target * log(min(max(p, 1e-7), 1 - 1e-7))
      if p > 1e-7, p < 1 - 1e-7 { inner += target }
    }
    if let dx {
      for index in 0..<classes {
        let p = Double(x[index]) / sum
        let isInside = p > 1e-7 && p < 1 - 1e-7
        let own = isInside ? -smoothed(t[index], smoothing) / p : 0
        dx[index] = scale * Float((own + inner) / sum)
      }
    }
    return value
  }

  private func largest(_ row: UnsafePointer<Float>) -> Int {
    var best = 0
    for index in 1..<max(classes, 1) where row[index] > row[best] { best = index }
    return best
  }
}
