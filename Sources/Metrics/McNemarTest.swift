import Foundation

/// Whether two classifiers differ on the same samples (McNemar, 1947).
///
/// Only samples on which exactly one of the two is right tell them apart.
public struct McNemarTest: Sendable, Equatable, Codable {
  /// Samples that only the first classifier got right.
  public let onlyFirst: Int
  /// Samples that only the second classifier got right.
  public let onlySecond: Int

  public init(onlyFirst: Int, onlySecond: Int) {
    self.onlyFirst = onlyFirst
    self.onlySecond = onlySecond
  }

  /// - Precondition: All three have the same length.
  public init(labels: [Int], first: [Int], second: [Int]) {
    precondition(
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

  /// The p value to quote: the exact one for fewer than 25 telling samples, that of the chi-square otherwise.
  public var pValue: Double { onlyFirst + onlySecond < 25 ? exactPValue : chiSquarePValue }

  /// Whether a difference can be claimed at the level of 5 %.
  public var isSignificant: Bool { pValue < 0.05 }
}
