extension BinaryInteger {
  /// The number with commas between thousands, as in `2,941,742` and `−1,234`.
  package var grouped: String {
    (self < 0 ? "\u{2212}" : "") + GroupedDigits.text(String(magnitude))
  }

  /// The number with what it counts, as in `1 error` and `1,200 errors`.
  /// - Parameter plural: By default the singular with an s.
  package func counted(_ singular: String, _ plural: String? = nil) -> String {
    "\(grouped) \(self == 1 ? singular : plural ?? singular + "s")"
  }
}

/// Digits with commas between thousands.
package enum GroupedDigits {
  /// - Parameter digits: Decimal digits, without sign and point.
  package static func text(_ digits: some StringProtocol) -> String {
    let count = digits.count
    var result = ""
    for (index, digit) in digits.enumerated() {
      if index > 0, (count - index) % 3 == 0 { result += "," }
      result.append(digit)
    }
    return result
  }
}
