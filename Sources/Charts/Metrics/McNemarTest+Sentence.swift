import Foundation

extension McNemarTest {
  /// What the test allows to say, and no more, as a sentence.
  ///
  /// - Parameters:
  ///   - first: What the first classifier is called.
  ///   - second: What the second one is called.
  public func sentence(first: String, second: String) -> String {
    guard onlyFirst + onlySecond > 0 else {
      return "\(first) and \(second) are right on the same pictures."
    }
    let counts =
      "\(first) alone is right on \(onlyFirst) \(onlyFirst == 1 ? "picture" : "pictures"), \(second) alone on \(onlySecond)"
    guard isSignificant else {
      return "\(counts): no difference can be claimed (McNemar's test, p \(writtenPValue))."
    }
    let better = onlyFirst > onlySecond ? first : second
    return "\(counts): \(better) is better (McNemar's test, p \(writtenPValue))."
  }

  /// The p value with as many digits as mean something, behind the sign: `= 0.031`, `< 0.001`.
  public var writtenPValue: String {
    pValue < 0.001 ? "< 0.001" : "= " + String(format: pValue < 0.1 ? "%.3f" : "%.2f", pValue)
  }
}
