import Foundation
import Printing

/// How numbers are written on axes and in labels.
public struct NumberFormat: Sendable {
  private let write: @Sendable (Double, Double?) -> String

  /// A format of one's own.
  public init(_ write: @escaping @Sendable (Double) -> String) {
    self.write = { value, _ in write(value) }
  }

  private init(_ write: @escaping @Sendable (Double, Double?) -> String) { self.write = write }

  /// - Parameter step: The distance between ticks, which decides the digits where the format leaves them open.
  public func string(_ value: Double, step: Double? = nil) -> String { write(value, step) }

  /// As many digits as the distance between ticks asks for, thousands set apart, very large and very small numbers as powers of ten.
  public static let automatic = NumberFormat { (value: Double, step: Double?) in
    let size = max(abs(value), step ?? 0)
    if value == 0 { return "0" }
    if size >= 1e6 || size < 1e-4 { return power(value) }
    return fixed(value, digits: step.map(digits(forStep:)) ?? shortest(value))
  }

  /// Shares from 0 to 1 as percent, with as many digits as the ticks ask for.
  public static let percent = NumberFormat { (value: Double, step: Double?) in
    fixed(value * 100, digits: step.map { digits(forStep: $0 * 100) } ?? 0) + " %"
  }

  /// Shares from 0 to 1 as percent with fixed digits.
  public static func percent(digits: Int) -> NumberFormat {
    NumberFormat { (value: Double) in fixed(value * 100, digits: digits) + " %" }
  }

  /// Fixed digits after the point.
  public static func fixed(_ digits: Int) -> NumberFormat {
    NumberFormat { (value: Double) in fixed(value, digits: digits) }
  }

  /// Powers of ten, as in 10⁻³, for logarithmic axes.
  public static let powersOfTen = NumberFormat { (value: Double) in power(value) }

  /// The digits after the point that tell multiples of `step` apart.
  static func digits(forStep step: Double) -> Int {
    (0...8).first { digits in
      let scaled = step * pow(10, Double(digits))
      return abs(scaled - scaled.rounded()) < 1e-6 * max(1, scaled)
    } ?? 8
  }

  private static func shortest(_ value: Double) -> Int {
    min(digits(forStep: abs(value)), 4)
  }

  private static func fixed(_ value: Double, digits: Int) -> String {
    guard value.isFinite else { return value.isNaN ? "n/a" : value > 0 ? "∞" : "−∞" }
    let text = String(format: "%.\(digits)f", abs(value))
    let parts = text.split(separator: ".")
    let whole = GroupedDigits.text(parts[0])
    let isZero = !text.contains { $0 != "0" && $0 != "." }
    return (value < 0 && !isZero ? "−" : "") + whole + (parts.count > 1 ? "." + parts[1] : "")
  }

  private static func power(_ value: Double) -> String {
    guard value != 0, value.isFinite else { return fixed(value, digits: 0) }
    var exponent = Int(floor(log10(abs(value)) + 1e-9))
    var mantissa = abs(value) / pow(10, Double(exponent))
    mantissa = (mantissa * 100).rounded() / 100
    if mantissa >= 10 {
      mantissa /= 10
      exponent += 1
    }
    let raised = String(exponent).map { digit in
      Array("⁰¹²³⁴⁵⁶⁷⁸⁹")[safe: digit.wholeNumberValue].map(String.init) ?? "⁻"
    }.joined()
    let sign = value < 0 ? "−" : ""
    if mantissa == 1 { return "\(sign)10\(raised)" }
    return "\(sign)\(fixed(mantissa, digits: digits(forStep: mantissa)))·10\(raised)"
  }
}

extension Array {
  fileprivate subscript(safe index: Int?) -> Element? {
    index.flatMap { indices.contains($0) ? self[$0] : nil }
  }
}
