import Metrics

/// A number with a fixed count of digits after the point.
func fixed(_ value: Double, digits: Int) -> String {
  var scale = 1.0
  for _ in 0..<digits { scale *= 10 }
  let rounded = (abs(value) * scale).rounded()
  // What is not a number, or too large for digits behind the point, is written as Swift writes it.
  guard rounded < 1e15 else { return "\(value)" }
  let whole = Int(rounded) / Int(scale)
  let rest = String(Int(rounded) % Int(scale))
  let sign = value < 0 && rounded > 0 ? "-" : ""
  guard digits > 0 else { return "\(sign)\(whole)" }
  return "\(sign)\(whole).\(String(repeating: "0", count: digits - rest.count))\(rest)"
}
