import Foundation

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
    guard value.isFinite else { return special(value) }
    if value < 0.095 { return decimal(value, digits: value < 0.0005 ? 0 : 3) + "\u{A0}s" }
    if value < 59.95 { return decimal(value, digits: 1) + "\u{A0}s" }
    let whole = Int(value.rounded())
    if whole < 3600 { return "\(whole / 60)\u{A0}min \(whole % 60)\u{A0}s" }
    return "\(whole / 3600)\u{A0}h \((whole % 3600) / 60)\u{A0}min"
  }

  /// A count of bytes in units of 1024, as in `11.2 MB`.
  package static func bytes(_ count: UInt64) -> String {
    var value = Double(count)
    for unit in ["bytes", "KB", "MB", "GB"] {
      if value < 1024 { return decimal(value, digits: unit == "bytes" ? 0 : 1) + "\u{A0}\(unit)" }
      value /= 1024
    }
    return decimal(value, digits: 1) + "\u{A0}TB"
  }

  private static func special(_ value: Double) -> String {
    value.isNaN ? "NaN" : value < 0 ? "\u{2212}∞" : "∞"
  }

  private static func grouped(_ text: String) -> String {
    let whole = text.prefix { $0 != "." }
    let digits = whole.drop { !$0.isNumber }
    guard digits.count > 3 else { return text }
    var result = String(whole.dropLast(digits.count))
    for (index, digit) in digits.enumerated() {
      if index > 0, (digits.count - index) % 3 == 0 { result += "," }
      result.append(digit)
    }
    return withMinus(result) + text.dropFirst(whole.count)
  }

  /// A minus in place of each hyphen.
  private static func withMinus(_ text: String) -> String {
    text.utf8.contains(UInt8(ascii: "-")) ? text.replacing("-", with: "\u{2212}") : text
  }
}
