import Foundation
import Printing

/// Numbers as the report sets them. Every value has a text, however large, small or undefined it is.
package enum NumberText {
  /// With commas between thousands, as in `2,941,742`.
  package static func integer(_ value: Int) -> String { grouped(String(value)) }

  /// With a fixed number of digits after the point.
  package static func decimal(_ value: Double, digits: Int) -> String {
    guard value.isFinite else { return special(value) }
    guard abs(value) < 1e15 else { return withMinus("\(value)") }
    let text = String(format: "%.\(max(0, min(digits, 15)))f", value)
    // What rounds to zero has no sign.
    let isZero = !text.contains { ("1"..."9").contains($0) }
    return grouped(isZero && text.hasPrefix("-") ? String(text.dropFirst()) : text)
  }

  /// The shortest form that is exact.
  package static func shortest(_ value: Double) -> String {
    guard value.isFinite else { return special(value) }
    if let integer = Int(exactly: value) { return Self.integer(integer) }
    return withMinus("\(value)")
  }

  /// A share from 0 to 1, as in `87.3%`.
  ///
  /// More digits are shown where fewer would say none or all: 3,599 of 3,600 are `99.97%`.
  package static func percent(_ value: Double, digits: Int = 1) -> String {
    var digits = max(0, min(digits, 15))
    let isWhole = value == 0 || abs(value) == 1
    while !isWhole, digits < 12, [0, 100, -100].contains(rounded(value * 100, digits)) {
      digits += 1
    }
    return decimal(value * 100, digits: digits) + "%"
  }

  private static func rounded(_ value: Double, _ digits: Int) -> Double {
    Double(String(format: "%.\(digits)f", value)) ?? value
  }

  /// A duration: `0.040 s`, `12.3 s`, `4 min 12 s`, `2 h 5 min`, `3 days 4 h`.
  package static func seconds(_ value: Double) -> String {
    unbroken(TimeSpan(seconds: value).description)
  }

  /// A count of bytes, as in `11.2 MB`.
  package static func bytes(_ count: UInt64) -> String { unbroken(ByteCount(count).description) }

  /// With spaces at which no line breaks.
  private static func unbroken(_ text: String) -> String { text.replacing(" ", with: "\u{A0}") }

  /// A length in CSS pixels or a count: a whole number within a range, whatever the value is.
  static func whole(_ value: Double, in range: ClosedRange<Int>) -> Int {
    guard value.isFinite else { return range.lowerBound }
    return Int(min(max(value.rounded(), Double(range.lowerBound)), Double(range.upperBound)))
  }

  private static func special(_ value: Double) -> String {
    value.isNaN ? "NaN" : value < 0 ? "\u{2212}∞" : "∞"
  }

  private static func grouped(_ text: String) -> String {
    let whole = text.prefix { $0 != "." }
    let digits = whole.drop { !$0.isNumber }
    let sign = withMinus(String(whole.dropLast(digits.count)))
    return sign + GroupedDigits.text(digits) + text.dropFirst(whole.count)
  }

  /// A minus sign in place of each hyphen.
  private static func withMinus(_ text: String) -> String {
    text.utf8.contains(UInt8(ascii: "-")) ? text.replacing("-", with: "\u{2212}") : text
  }
}
