import Foundation

/// Round numbers along an axis.
public struct Ticks: Sendable, Equatable {
  public var values: [Double]
  /// The distance between neighbours; `nil` on a logarithmic axis.
  public var step: Double?

  /// Multiples of 1, 2 or 5 times a power of ten inside `range`, `count` of them at the most.
  /// - Parameter integers: Whether only whole numbers make sense, as for epochs.
  public static func linear(_ range: ClosedRange<Double>, count: Int, integers: Bool = false)
    -> Ticks
  {
    let length = range.upperBound - range.lowerBound
    guard length > 0, length.isFinite, count > 1 else {
      return Ticks(values: [range.lowerBound], step: nil)
    }
    let power = pow(10, floor(log10(length / Double(count))))
    for factor in [1.0, 2, 5, 10, 20, 50, 100] {
      let step = integers ? max(factor * power, 1) : factor * power
      let first = (range.lowerBound / step - 1e-9).rounded(.up)
      let last = (range.upperBound / step + 1e-9).rounded(.down)
      guard Int(last - first) < count else { continue }
      return Ticks(
        values: stride(from: first, through: last, by: 1).map { $0 * step }, step: step)
    }
    return Ticks(values: [], step: nil)
  }

  /// `range` grown outwards to multiples of the tick distance.
  public static func nice(_ range: ClosedRange<Double>, count: Int, integers: Bool = false)
    -> ClosedRange<Double>
  {
    let length = range.upperBound - range.lowerBound
    guard length > 0, length.isFinite else { return range }
    let rough = length / Double(max(count - 1, 1))
    let power = pow(10, floor(log10(rough)))
    let round = [1, 2, 5, 10].map { $0 * power }.first { $0 >= rough * (1 - 1e-9) }
    let step = integers ? max(round ?? 10 * power, 1) : round ?? 10 * power
    let low = (range.lowerBound / step + 1e-9).rounded(.down) * step
    let high = (range.upperBound / step - 1e-9).rounded(.up) * step
    return low...high
  }

  /// Powers of ten inside `range`, thinned to `count`; over less than two decades also their 2- and 5-fold.
  public static func log(_ range: ClosedRange<Double>, count: Int) -> Ticks {
    let low = Int(floor(log10(range.lowerBound) + 1e-9))
    let high = Int(ceil(log10(range.upperBound) - 1e-9))
    let factors = high - low <= 2 ? [1.0, 2, 5] : [1]
    let stride = max(1, (high - low + count) / max(count, 1))
    let values = Swift.stride(from: low, through: high, by: stride).flatMap { exponent in
      factors.map { $0 * pow(10, Double(exponent)) }
    }
    let tolerance = 1e-9
    return Ticks(
      values: values.filter {
        $0 >= range.lowerBound * (1 - tolerance) && $0 <= range.upperBound * (1 + tolerance)
      }, step: nil)
  }
}
