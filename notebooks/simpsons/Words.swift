import Cuaderno
import Metrics
import Printing

/// A share in percent with one digit, as prose writes it: `94.4 %`, which no line end parts.
func percent(_ share: Double) -> String { "\(fixed(share * 100, digits: 1))\u{A0}%" }

/// A difference of shares: `3.1 points`.
func points(_ difference: Double) -> String {
  "\(fixed(difference * 100, digits: 1).replacing("-", with: "\u{2212}")) points"
}

/// A count with commas between thousands: `2,941,742`.
func grouped(_ count: Int) -> String { count.grouped }

/// A count with its noun: `1 error`, `1,200 errors`.
func counted(_ count: Int, _ noun: String) -> String { count.counted(noun) }

/// A number with a fixed count of digits after the point.
func fixed(_ value: Double, digits: Int) -> String {
  var scale = 1.0
  for _ in 0..<digits { scale *= 10 }
  let rounded = (abs(value) * scale).rounded()
  let whole = Int(rounded) / Int(scale)
  let rest = String(Int(rounded) % Int(scale))
  let sign = value < 0 && rounded > 0 ? "-" : ""
  guard digits > 0 else { return "\(sign)\(whole)" }
  return "\(sign)\(whole).\(String(repeating: "0", count: digits - rest.count))\(rest)"
}

/// A list in words: `A, B and C`.
func list(_ words: [String]) -> String {
  guard let last = words.last, words.count > 1 else { return words.first ?? "" }
  return words.dropLast().joined(separator: ", ") + " and " + last
}

/// An accuracy with its n and its 95 % interval: `94.4 % of the 890 test pictures (95 % interval 92.7 to 95.7 %)`.
func accuracy(_ proportion: Proportion, of what: String) -> String {
  "\(percent(proportion.value)) of the \(grouped(proportion.count)) \(what) "
    + "(95 % interval \(interval(proportion))\u{A0}%)"
}

/// The 95 % interval of a share in percent, which no line end parts: `92.7 to 95.7`.
func interval(_ proportion: Proportion) -> String {
  let interval = proportion.interval
  return "\(fixed(interval.lowerBound * 100, digits: 1))\u{A0}to\u{A0}"
    + "\(fixed(interval.upperBound * 100, digits: 1))"
}

/// A difference of two shares with its interval: `+1.2 points (95 % interval −0.6 to 3.0)`.
func difference(_ found: ShareDifference) -> String {
  "\(signed(found.value, plus: true)) points (95 % interval \(signed(found.interval.lowerBound)) to "
    + "\(signed(found.interval.upperBound)))"
}

/// A difference of shares in percent, with a real minus sign.
private func signed(_ share: Double, plus: Bool = false) -> String {
  (plus && share > 0 ? "+" : "")
    + fixed(share * 100, digits: 1).replacing("-", with: "\u{2212}")
}

/// By how much the second of two models on the same pictures is ahead: `+1.2 points, 95 % interval −0.6 to 3.0, p = 0.21`.
func pairedDifference(_ test: McNemarTest, of count: Int) -> String {
  let found = test.difference(of: count)
  return "\(found.points), 95 % interval \(found.bounds), p \(test.writtenPValue)"
}
