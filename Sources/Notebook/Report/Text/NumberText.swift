import Foundation
import Printing

/// Numbers as the report sets them.
package enum NumberText {
  /// With commas between thousands, as in `2,941,742`.
  package static func integer(_ value: Int) -> String { grouped(String(value)) }

  /// With a fixed number of digits after the point.
  package static func decimal(_ value: Double, digits: Int) -> String {
    guard value.isFinite else { return special(value) }
    guard abs(value) < 1e15 else { return "\(value)" }
    return grouped(
      withMinus(String(format: "%.\(max(0, min(digits, 15)))f", value)))
  }

  /// The shortest form that is exact.
  package static func shortest(_ value: Double) -> String {
    guard value.isFinite else { return special(value) }
    if let integer = Int(exactly: value) { return Self.integer(integer) }
    return withMinus("\(value)")
  }

  /// A share from 0 to 1, as in `87.3 %`, with a space that does not break.
  package static func percent(_ value: Double, digits: Int = 1) -> String {
    decimal(value * 100, digits: digits) + "\u{A0}%"
  }

  /// A duration: `0.04 s`, `12.3 s`, `4 min 12 s`, `2 h 05 min`.
  package static func seconds(_ value: Double) -> String {
    unbroken(TimeSpan(seconds: value).description)
  }

  /// A count of bytes, as in `11.2 MB`.
  package static func bytes(_ count: UInt64) -> String { unbroken(ByteCount(count).description) }

  /// With spaces at which no line breaks.
  private static func unbroken(_ text: String) -> String { text.replacing(" ", with: "\u{A0}") }

  private static func special(_ value: Double) -> String {
    value.isNaN ? "NaN" : value < 0 ? "\u{2212}∞" : "∞"
  }

  private static func grouped(_ text: String) -> String {
    let whole = text.prefix { $0 != "." }
    let digits = whole.drop { !$0.isNumber }
    let sign = withMinus(String(whole.dropLast(digits.count)))
    return sign + GroupedDigits.text(digits) + text.dropFirst(whole.count)
  }

  /// A minus in place of each hyphen.
  private static func withMinus(_ text: String) -> String {
    text.utf8.contains(UInt8(ascii: "-")) ? text.replacing("-", with: "\u{2212}") : text
  }
}
