import Foundation

/// Round numbers along an axis.
public struct Ticks: Sendable, Equatable {
  /// The numbers, from the least to the greatest.
  public var values: [Double]
  /// The distance between neighbors; `nil` on a logarithmic axis.
  public var step: Double?

  /// Multiples of 1, 2 or 5 times a power of ten inside `range`, at most `count` of them.
  /// - Parameters:
  ///   - range: The numbers that the axis covers.
  ///   - count: The most ticks.
  ///   - integers: Whether only whole numbers make sense, as for epochs.
  public static func linear(_ range: ClosedRange<Double>, count: Int, integers: Bool = false)
    -> Ticks
  {
    let length = range.upperBound - range.lowerBound
    guard length > 0, length.isFinite, count > 1 else {
      return Ticks(values: [range.lowerBound], step: nil)
    }
    var step = max(roundStep(length / Double(count)), integers ? 1 : 0)
    // Closer numbers could not be distinguished.
    let least = max(abs(range.lowerBound), abs(range.upperBound)) * 1e-14
    while step < least { step = roundStep(step * 1.5) }
    while true {
      let first = (range.lowerBound / step - 1e-9).rounded(.up)
      let last = (range.upperBound / step + 1e-9).rounded(.down)
      if last - first < Double(count) {
        guard first <= last else { return Ticks(values: [], step: nil) }
        return Ticks(
          values: stride(from: first, through: last, by: 1).map { multiple($0, of: step) },
          step: step)
      }
      step = roundStep(step * 1.5)
    }
  }

  /// 1, 2 or 5 times a power of ten, `length` or the next larger one.
  static func roundStep(_ length: Double) -> Double {
    let power = pow(10, floor(log10(max(length, 1e-300))))
    return [1, 2, 5].map { $0 * power }.first { $0 >= length * (1 - 1e-9) } ?? 10 * power
  }

  /// `count` times a round step, without the error of a step below 1.
  private static func multiple(_ count: Double, of step: Double) -> Double {
    step < 1 && step > 1e-20 ? count / (1 / step).rounded() : count * step
  }

  /// `range` grown outwards to multiples of the tick distance.
  public static func nice(_ range: ClosedRange<Double>, count: Int, integers: Bool = false)
    -> ClosedRange<Double>
  {
    let length = range.upperBound - range.lowerBound
    guard length > 0, length.isFinite else { return range }
    let step = max(roundStep(length / Double(max(count - 1, 1))), integers ? 1 : 0)
    let low = (range.lowerBound / step + 1e-9).rounded(.down)
    let high = (range.upperBound / step - 1e-9).rounded(.up)
    return min(
      multiple(low, of: step), range.lowerBound)...max(
        multiple(high, of: step), range.upperBound)
  }

  /// Powers of ten inside `range`, thinned to `count`; over less than two decades also their 2- and 5-fold, and over a
  /// small part of one evenly spaced numbers.
  public static func log(_ range: ClosedRange<Double>, count: Int) -> Ticks {
    let low = Int(floor(log10(range.lowerBound) + 1e-9))
    let high = Int(ceil(log10(range.upperBound) - 1e-9))
    let factors = high - low <= 2 ? [1.0, 2, 5] : [1]
    let stride = max(1, (high - low + count) / max(count, 1))
    let tolerance = 1e-9
    let (least, most) = (range.lowerBound * (1 - tolerance), range.upperBound * (1 + tolerance))
    var values: [Double] = []
    for exponent in Swift.stride(from: low, through: high, by: stride) {
      let power = pow(10, Double(exponent))
      values += factors.map { $0 * power }.filter { $0 >= least && $0 <= most }
    }
    return values.count > 1 ? Ticks(values: values, step: nil) : linear(range, count: count)
  }
}
