import Randomness
import Tensor

/// How weights are drawn before training. Fans are those of Keras: inputs and outputs of one unit, times the kernel's area.
public enum Initializer: Sendable, Codable, Hashable {
  /// 0 everywhere.
  case zeros
  /// 1 everywhere.
  case ones
  /// One number everywhere.
  case constant(Double)
  /// Uniform within ±sqrt(6 / (fanIn + fanOut)) (Glorot and Bengio, 2010).
  case glorotUniform
  /// A truncated normal distribution with the variance of ``glorotUniform``.
  case glorotNormal
  /// Variance 2 / fanIn, for relu (He et al., 2015).
  case heUniform
  /// A truncated normal distribution with the variance of ``heUniform``.
  case heNormal
  /// Variance 1 / fanIn (LeCun et al., 1998).
  case lecunUniform
  /// A truncated normal distribution with the variance of ``lecunUniform``.
  case lecunNormal

  /// Weights of a shape; a normal distribution is truncated at two deviations and widened to keep its variance.
  public func makeWeights(shape: [Int], random: RandomSource) -> Tensor<Float> {
    let (fanIn, fanOut) = fans(of: shape)
    switch self {
    case .zeros: return Tensor(shape: shape)
    case .ones: return Tensor(shape: shape, repeating: 1)
    case .constant(let value): return Tensor(shape: shape, repeating: Float(value))
    case .glorotUniform: return uniform(shape, (6 / (fanIn + fanOut)).squareRoot(), random)
    case .heUniform: return uniform(shape, (6 / fanIn).squareRoot(), random)
    case .lecunUniform: return uniform(shape, (3 / fanIn).squareRoot(), random)
    case .glorotNormal: return normal(shape, (2 / (fanIn + fanOut)).squareRoot(), random)
    case .heNormal: return normal(shape, (2 / fanIn).squareRoot(), random)
    case .lecunNormal: return normal(shape, (1 / fanIn).squareRoot(), random)
    }
  }

  private func fans(of shape: [Int]) -> (Double, Double) {
    guard shape.count >= 2 else {
      let count = Double(max(1, shape.reduce(1, *)))
      return (count, count)
    }
    let area = shape.dropLast(2).reduce(1, *)
    return (Double(max(1, shape[shape.count - 2] * area)), Double(max(1, shape.last! * area)))
  }

  private func uniform(_ shape: [Int], _ limit: Double, _ random: RandomSource) -> Tensor<Float> {
    let limit = Float(limit)
    return Tensor(shape: shape) { weights in
      for start in stride(from: 0, to: weights.count, by: 4) {
        let words = random.block(UInt64(start / 4))
        for lane in 0..<min(4, weights.count - start) {
          weights[start + lane] = limit * (Float(words[lane] >> 8) * 0x1p-23 - 1)
        }
      }
    }
  }

  private func normal(_ shape: [Int], _ deviation: Double, _ random: RandomSource) -> Tensor<Float>
  {
    var generator = random.generator
    let deviation = deviation / 0.87962566103423978
    return Tensor(shape: shape) { weights in
      for index in weights.indices {
        weights[index] = Float(deviation * truncatedNormal(&generator))
      }
    }
  }
}

/// A standard normal number within two deviations: Marsaglia's polar method, drawn again outside of them.
private func truncatedNormal(_ generator: inout RandomSource.Generator) -> Double {
  while true {
    let u = Double.random(in: -1...1, using: &generator)
    let v = Double.random(in: -1...1, using: &generator)
    let square = u * u + v * v
    guard square > 0, square < 1 else { continue }
    let value = u * (-2 * logarithm(square) / square).squareRoot()
    if abs(value) <= 2 { return value }
  }
}
