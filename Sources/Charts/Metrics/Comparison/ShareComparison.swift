import Printing

/// A share, such as an accuracy, compared with a reference: how far apart they are, and what that allows to say.
///
/// ```swift
/// let comparison = ShareComparison(
///   McNemarTest(labels: labels, first: plain, second: augmented), of: labels.count)
/// comparison.sentence("the augmented network", than: "the plain one")
/// // The augmented network is better than the plain one (+1.9 points, 95% interval 0.4 to 3.4, p = 0.012, n = 1,000).
/// comparison.verdict.outcome(claiming: .better)  // .supported
/// ```
public struct ShareComparison: Sendable, Hashable, Codable, CustomStringConvertible {
  /// The share less the reference.
  public let difference: ShareDifference
  /// Better, worse or undecided, at a level of 5%.
  public let verdict: Verdict
  /// How probable so large a difference is if there is none; `nil` where only the interval was used.
  public let pValue: Double?
  /// The number of samples of the share.
  public let count: Int

  private init(_ difference: ShareDifference, _ verdict: Verdict, pValue: Double?, count: Int) {
    self.difference = difference
    self.verdict = verdict
    self.pValue = pValue
    self.count = count
  }

  /// Compares shares of two independent sets of samples, by Newcombe's interval of the difference.
  public init(_ share: Proportion, with reference: Proportion) {
    let difference = share.difference(from: reference)
    self.init(difference, difference.verdict, pValue: nil, count: share.count)
  }

  /// Compares a share with a known value, such as that of guessing, by Wilson's interval.
  public init(_ share: Proportion, with reference: Double) {
    let interval = share.interval
    let difference = ShareDifference(
      share.value - reference,
      interval: interval.lowerBound - reference...interval.upperBound - reference)
    self.init(difference, difference.verdict, pValue: nil, count: share.count)
  }

  /// Compares the second of two classifiers with the first on the same samples, by McNemar's test.
  /// - Parameters:
  ///   - test: The test of both classifiers.
  ///   - count: All samples, those on which both agree included.
  public init(_ test: McNemarTest, of count: Int) {
    self.init(
      test.difference(of: count), test.verdict, pValue: test.pValue, count: count)
  }

  /// Compares one training with a repeated one: it differs only if it is outside of the repetitions' ``Spread/band`` and
  /// McNemar's test finds a difference too.
  ///
  /// The band alone does not consider how few the samples are, the test alone how much training varies.
  /// - Parameters:
  ///   - test: The second classifier is the training, the first one of the repetitions.
  ///   - count: All samples, those on which both agree included.
  ///   - value: The share of the training.
  ///   - repetitions: The shares of the repetitions.
  public init(_ test: McNemarTest, of count: Int, value: Double, beyond repetitions: Spread) {
    self.init(
      test.difference(of: count), repetitions.verdict(value, by: test), pValue: test.pValue,
      count: count)
  }

  /// The numbers, such as `+1.2 points, 95% interval −0.6 to 3.0, p = 0.21, n = 1,000`.
  public var description: String {
    let p = pValue.map { ", p \(ShareText.pValue($0))" } ?? ""
    return
      "\(difference.points), 95% interval \(difference.bounds)\(p), n = \(count.grouped)"
  }

  /// The verdict with its numbers, such as `better than the baseline (+1.2 points, ...)`.
  public func phrase(than reference: String) -> String {
    let words = verdict.choose(
      better: "better than \(reference)", worse: "worse than \(reference)",
      undecided: "not shown to differ from \(reference)")
    return "\(words) (\(description))"
  }

  /// The verdict as a sentence.
  public func sentence(_ subject: String, than reference: String) -> String {
    "\(subject.capitalizedFirst) is \(phrase(than: reference))."
  }
}
