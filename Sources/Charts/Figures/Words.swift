import Charts

extension Double {
  /// The share as percent with one digit after the point, as in `92.4 %`.
  var percent: String { NumberFormat.percent(digits: 1).string(self) }
  /// With `digits` after the point.
  func rounded(_ digits: Int) -> String { NumberFormat.fixed(digits).string(self) }
}
