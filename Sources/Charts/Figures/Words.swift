import Charts

extension Double {
  /// The share as percent with one digit after the point, as in `92.4 %`.
  var percent: String { NumberFormat.percent(digits: 1).string(self) }
  /// With `digits` after the point.
  func rounded(_ digits: Int) -> String { NumberFormat.fixed(digits).string(self) }
}

extension Int {
  /// The number with what it counts, as in `1 error` and `1,200 errors`.
  func counted(_ noun: String) -> String { "\(grouped) \(noun)\(self == 1 ? "" : "s")" }
  /// The number with thousands set apart.
  var grouped: String { NumberFormat.fixed(0).string(Double(self)) }
}
