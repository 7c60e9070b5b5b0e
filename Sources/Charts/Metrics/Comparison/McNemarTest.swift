import Checks
import Foundation
import Printing

/// Whether two classifiers differ on the same samples (McNemar, 1947).
///
/// Only samples on which exactly one of the two is right distinguish them.
public struct McNemarTest: Sendable, Equatable, Codable {
  /// Samples that only the first classifier got right.
  public let onlyFirst: Int
  /// Samples that only the second classifier got right.
  public let onlySecond: Int

  /// Tests the counts of samples on which only one of two classifiers is right.
  /// - Precondition: Neither count is negative.
  public init(onlyFirst: Int, onlySecond: Int) {
    self.onlyFirst = onlyFirst
    self.onlySecond = onlySecond
  }

  /// Tests the predictions of two classifiers for the same samples.
  /// - Precondition: All three have the same length.
  public init(labels: [Int], first: [Int], second: [Int]) {
    require(
      labels.count == first.count && labels.count == second.count,
      "there are \(labels.count) true classes, \(first.count) and \(second.count) predictions")
    var (a, b) = (0, 0)
    for index in labels.indices {
      let (isFirst, isSecond) = (first[index] == labels[index], second[index] == labels[index])
      if isFirst && !isSecond { a += 1 }
      if isSecond && !isFirst { b += 1 }
    }
    self.init(onlyFirst: a, onlySecond: b)
  }

  /// The two-sided p value of the exact binomial test; 1 when the classifiers never differ in being right.
  public var exactPValue: Double {
    let n = onlyFirst + onlySecond
    guard n > 0 else { return 1 }
    let k = min(onlyFirst, onlySecond)
    var logarithm = Double(n) * log(0.5)
    var tail = exp(logarithm)
    for i in 0..<k {
      logarithm += log(Double(n - i) / Double(i + 1))
      tail += exp(logarithm)
    }
    return min(1, 2 * tail)
  }

  /// (|b - c| - 1)² / (b + c), with Edwards' correction for continuity (1948).
  public var chiSquare: Double {
    let n = Double(onlyFirst + onlySecond)
    guard n > 0 else { return 0 }
    let difference = max(abs(Double(onlyFirst - onlySecond)) - 1, 0)
    return difference * difference / n
  }

  /// The p value of ``chiSquare`` with one degree of freedom.
  public var chiSquarePValue: Double { erfc((chiSquare / 2).squareRoot()) }

  /// The p value to quote: the exact one for fewer than 25 differing samples, that of the chi-square otherwise.
  public var pValue: Double { onlyFirst + onlySecond < 25 ? exactPValue : chiSquarePValue }

  /// Whether a difference can be claimed at ``level``.
  public var isSignificant: Bool { pValue < Self.level }

  /// How often a difference may be claimed where there is none: 5 %.
  public static let level = 0.05

  /// Whether the second classifier is better or worse than the first.
  public var verdict: Verdict {
    guard isSignificant else { return .undecided }
    return onlySecond > onlyFirst ? .better : .worse
  }

  /// By how much the accuracy of the second classifier exceeds that of the first, with its 95% interval.
  ///
  /// The interval is that of Agresti and Min (2005), which adds half a sample to each of the four kinds: with b and c the
  /// samples that only one got right, each with the half, and N = n + 2, ((c - b) ± z √(b + c - (c - b)²/N)) / N.
  /// - Parameter count: All samples, those on which both agree included.
  public func difference(of count: Int) -> ShareDifference {
    require(
      count >= onlyFirst + onlySecond, "\(count) samples are fewer than those that differ")
    let (b, c, n) = (Double(onlyFirst) + 0.5, Double(onlySecond) + 0.5, Double(count) + 2)
    let reach = 1.959963984540054 * (b + c - (c - b) * (c - b) / n).squareRoot()
    return ShareDifference(
      count > 0 ? Double(onlySecond - onlyFirst) / Double(count) : 0,
      interval: max(-1, (c - b - reach) / n)...min(1, (c - b + reach) / n))
  }

  /// What the test allows to say, as a sentence.
  ///
  /// - Parameters:
  ///   - first: The name of the first classifier.
  ///   - second: The name of the second classifier.
  ///   - sample: What the samples are called.
  public func sentence(first: String, second: String, sample: Noun = "sample") -> String {
    guard onlyFirst + onlySecond > 0 else {
      return "\(first.capitalizedFirst) and \(second) are right on the same \(sample.plural)."
    }
    let counts =
      "Only \(first) is right on \(sample.counted(onlyFirst)), only \(second) on \(onlySecond.grouped)"
    let finding = verdict.choose(
      better: "\(second) is better", worse: "\(first) is better",
      undecided: "no difference is shown")
    return "\(counts): \(finding) (McNemar's test, p \(writtenPValue))."
  }

  /// The p value with as many digits as mean something, behind its sign: `= 0.031`, `< 0.001`.
  public var writtenPValue: String { ShareText.pValue(pValue) }
}
