import Checks
import Foundation
import Printing

/// A share of counted cases, such as an accuracy, with its uncertainty.
public struct Proportion: Sendable, Equatable, Codable {
  /// The number of cases that count.
  public var successes: Int
  /// The number of all cases.
  public var count: Int

  /// Makes the share of successes among all cases.
  /// - Precondition: `0 <= successes <= count`.
  public init(_ successes: Int, of count: Int) {
    require(
      (0...max(count, 0)).contains(successes), "\(successes) of \(count) cases is not a share")
    self.successes = successes
    self.count = count
  }

  /// The nearest share that `count` cases can have.
  ///
  /// - Precondition: `0 <= share <= 1`.
  public init(share: Double, of count: Int) {
    self.init(Int((share * Double(count)).rounded()), of: count)
  }

  /// The accuracy of predictions.
  public init(labels: [Int], predictions: [Int]) {
    require(
      labels.count == predictions.count,
      "there are \(labels.count) true and \(predictions.count) predicted classes")
    self.init(zip(labels, predictions).count { $0 == $1 }, of: labels.count)
  }

  /// The share from 0 to 1; 0 of no cases.
  public var value: Double { count > 0 ? Double(successes) / Double(count) : 0 }

  /// The interval of Wilson (1927) for 95% confidence, which is also valid for small counts and for shares near 0 and 1.
  public var interval: ClosedRange<Double> { interval(deviations: 1.959963984540054) }

  /// The interval of Wilson.
  ///
  /// With p the share and z the deviations: (p + z²/2n ± z √(p(1-p)/n + z²/4n²)) / (1 + z²/n).
  /// - Parameter z: Quantile of the normal distribution; 1.96 for 95%.
  public func interval(deviations z: Double) -> ClosedRange<Double> {
    guard count > 0 else { return 0...1 }
    let n = Double(count)
    let center = value + z * z / (2 * n)
    let reach = z * (value * (1 - value) / n + z * z / (4 * n * n)).squareRoot()
    let scale = 1 + z * z / n
    let low = successes == 0 ? 0 : max(0, (center - reach) / scale)
    let high = successes == count ? 1 : min(1, (center + reach) / scale)
    return low...high
  }

  /// By how much this share exceeds that of another, independent set of cases, with its 95% interval.
  ///
  /// The interval is Newcombe's (1998, method 10), composed of Wilson's intervals: with l and u their bounds,
  /// d - √((p₁ - l₁)² + (u₂ - p₂)²) to d + √((u₁ - p₁)² + (p₂ - l₂)²).
  public func difference(from other: Proportion) -> ShareDifference {
    func length(_ a: Double, _ b: Double) -> Double { (a * a + b * b).squareRoot() }
    let (mine, its) = (interval, other.interval)
    let down = length(value - mine.lowerBound, its.upperBound - other.value)
    let up = length(mine.upperBound - value, other.value - its.lowerBound)
    let difference = value - other.value
    return ShareDifference(difference, interval: difference - down...difference + up)
  }
}

extension Proportion: CustomStringConvertible {
  /// With its count and interval, such as `92.4% (822 of 890; 95% interval 90.4% to 93.9%)`.
  public var description: String {
    "\(percent) (\(successes.grouped) of \(count.grouped); 95% interval \(bounds))"
  }

  /// In percent with one digit after the point, such as `92.4%`; more digits where it would read 0.0% or 100.0% but is not.
  public var percent: String { ShareText.percent(value) }

  /// The bounds of the 95% interval, such as `90.4% to 93.9%`.
  public var bounds: String {
    "\(ShareText.percent(interval.lowerBound)) to \(ShareText.percent(interval.upperBound))"
  }

  /// With what it is a share of, such as `92.4% of the 890 test pictures (95% interval 90.4% to 93.9%)`.
  public func phrase(of cases: Noun) -> String {
    "\(percent) of the \(cases.counted(count)) (95% interval \(bounds))"
  }
}
