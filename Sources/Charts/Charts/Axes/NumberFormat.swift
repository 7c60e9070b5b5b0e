import Foundation
import Printing

/// How numbers are written on axes and in labels.
public struct NumberFormat: Sendable {
  private enum Kind: Sendable {
    case automatic
    /// With fixed digits after the point, or as many as needed.
    case percent(Int?)
    case fixed(Int)
    case powersOfTen
    case custom(@Sendable (Double) -> String)
  }

  private let kind: Kind

  private init(_ kind: Kind) { self.kind = kind }

  /// A format by a function.
  public init(_ write: @escaping @Sendable (Double) -> String) { kind = .custom(write) }

  /// As many digits as the distance between ticks needs, thousands separated by commas, very large and very small numbers as
  /// powers of ten.
  public static let automatic = NumberFormat(.automatic)

  /// Shares from 0 to 1 as percent, with as many digits as the ticks need.
  public static let percent = NumberFormat(.percent(nil))

  /// Shares from 0 to 1 as percent, with at least `digits` after the point.
  public static func percent(digits: Int) -> NumberFormat { NumberFormat(.percent(digits)) }

  /// At least `digits` after the point.
  public static func fixed(_ digits: Int) -> NumberFormat { NumberFormat(.fixed(digits)) }

  /// Powers of ten, as in 10⁻³, for logarithmic axes.
  public static let powersOfTen = NumberFormat(.powersOfTen)

  /// A single number: whole ones exactly, others with four significant digits where the format does not say more.
  /// - Parameters:
  ///   - value: The number to write.
  ///   - step: The distance between ticks, which decides the digits where the format leaves them open.
  public func string(_ value: Double, step: Double? = nil) -> String {
    if let step { return labels([value], step: step)[0] }
    if case .custom(let write) = kind { return write(value) }
    guard value.isFinite else { return Self.special(value) }
    switch kind {
    case .percent(let digits): return Self.plain(value * 100, digits: digits ?? 0) + "%"
    case .fixed(let digits): return Self.plain(value, digits: digits)
    case .powersOfTen: return Self.power(value, digits: 2)
    case .automatic, .custom:
      if value == value.rounded(), abs(value) < 1e15 { return Self.plain(value, digits: 0) }
      let exponent = Self.exponent(value)
      guard (-4..<6).contains(exponent) else { return Self.power(value, digits: 2) }
      return Self.trimmed(Self.plain(value, digits: max(3 - exponent, 0)))
    }
  }

  /// The labels of the ticks of one axis: different for different ticks, and true to less than half a step.
  /// - Parameters:
  ///   - values: The numbers at the ticks.
  ///   - step: The smallest distance between two ticks.
  ///   - trimsZeros: Whether each label has only the digits that it needs.
  public func labels(_ values: [Double], step: Double, trimsZeros: Bool = false) -> [String] {
    if case .custom(let write) = kind { return values.map(write) }
    let isPercent = if case .percent = kind { true } else { false }
    let scale = isPercent ? 100.0 : 1
    let finite = values.filter(\.isFinite).map { abs($0) * scale }
    let reach = max(finite.max() ?? 0, step * scale)
    let needed = Self.digits(forStep: step * scale)
    let significant = Self.exponent(reach) - Self.exponent(step * scale)
    let isPower =
      switch kind {
      case .powersOfTen: true
      case .automatic: reach < 1e-4 || reach >= (significant <= 2 ? 1e6 : 1e15) || needed > 15
      case .percent, .fixed, .custom: reach >= 1e15 || needed > 15
      }
    let least =
      switch kind {
      case .percent(let digits): digits ?? 0
      case .fixed(let digits): digits
      case .automatic, .powersOfTen, .custom: 0
      }
    return values.map { value in
      guard value.isFinite else { return Self.special(value) }
      let scaled = value * scale
      let text: String
      if isPower {
        let digits = max(Self.exponent(scaled) - Self.exponent(step * scale), 0)
        text = Self.power(scaled, digits: digits + (step > 0 ? 1 : 0))
      } else {
        let fixed = Self.plain(scaled, digits: max(needed, least))
        text = trimsZeros ? Self.trimmed(fixed) : fixed
      }
      return text + (isPercent ? "%" : "")
    }
  }

  /// The digits after the point that distinguish multiples of `step`.
  static func digits(forStep step: Double) -> Int {
    (0...17).first { digits in
      let scaled = step * pow(10, Double(digits))
      return scaled >= 1 - 1e-6 && abs(scaled - scaled.rounded()) < 1e-6 * max(1, scaled)
    } ?? 17
  }

  private static func exponent(_ value: Double) -> Int {
    value == 0 || !value.isFinite ? 0 : Int(floor(log10(abs(value)) + 1e-9))
  }

  private static func special(_ value: Double) -> String {
    value.isNaN ? "n/a" : value > 0 ? "∞" : "−∞"
  }

  /// Without the zeros at the end of the digits after the point.
  private static func trimmed(_ text: String) -> String {
    guard text.contains(".") else { return text }
    let short = text.reversed().drop { $0 == "0" }
    return String(String(short.first == "." ? short.dropFirst() : short).reversed())
  }

  private static func plain(_ value: Double, digits: Int) -> String {
    guard abs(value) < 1e15 else { return power(value, digits: 3) }
    let text = String(format: "%.\(digits)f", abs(value))
    let parts = text.split(separator: ".")
    let whole = GroupedDigits.text(parts[0])
    let isZero = !text.contains { $0 != "0" && $0 != "." }
    return (value < 0 && !isZero ? "−" : "") + whole + (parts.count > 1 ? "." + parts[1] : "")
  }

  /// - Parameter digits: The most digits after the point of the mantissa.
  private static func power(_ value: Double, digits: Int) -> String {
    guard value != 0 else { return "0" }
    guard value.isFinite else { return special(value) }
    let parts = String(format: "%.\(min(digits, 17))e", abs(value)).split(separator: "e")
    let digitsAbove = Array("⁰¹²³⁴⁵⁶⁷⁸⁹")
    let raised = String(Int(parts[1]) ?? 0).map { digit -> Character in
      digit.wholeNumberValue.map { digitsAbove[$0] } ?? "⁻"
    }
    let mantissa = trimmed(String(parts[0]))
    let sign = value < 0 ? "−" : ""
    return sign + (mantissa == "1" ? "10" : "\(mantissa)·10") + String(raised)
  }
}
