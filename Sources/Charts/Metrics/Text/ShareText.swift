import Foundation

/// Shares, differences of shares, and counts as text.
package enum ShareText {
  /// A share from 0 to 1 in percent, such as `98.2%`.
  ///
  /// Only a share of 0 is written as 0% and only a share of 1 as 100%: others get as many further digits as it takes.
  package static func percent(_ share: Double, digits: Int = 1) -> String {
    guard share.isFinite else { return number(share, digits: digits) }
    let digits =
      (digits...max(digits, 12)).first { digits in
        let text = number(share * 100, digits: digits)
        return (share == 0 || Double(text) != 0) && (share == 1 || Double(text) != 100)
      } ?? digits
    return number(share * 100, digits: digits) + "%"
  }

  /// A difference of shares in percentage points, such as `−0.6`.
  package static func points(_ difference: Double, plus: Bool = false) -> String {
    let text = number(difference * 100, digits: 1)
    return plus && difference > 0 ? "+" + text : text
  }

  /// A p value behind its sign, with as many digits as mean something: `= 0.031`, `< 0.001`.
  package static func pValue(_ value: Double) -> String {
    value < 0.001 ? "< 0.001" : "= " + number(value, digits: value < 0.1 ? 3 : 2)
  }

  /// With fixed digits after the point and a minus sign instead of a hyphen; no number is written `-0`.
  private static func number(_ value: Double, digits: Int) -> String {
    let text = String(format: "%.\(digits)f", abs(value))
    return value < 0 && Double(text) != 0 ? "\u{2212}" + text : text
  }
}

extension String {
  /// The string with its first letter as a capital.
  package var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }
}

extension [String] {
  /// The words as an English list, such as `A, B, and C`.
  package var asList: String {
    switch count {
    case 0: ""
    case 1: self[0]
    case 2: "\(self[0]) and \(self[1])"
    default: dropLast().joined(separator: ", ") + ", and " + self[count - 1]
    }
  }
}
