import Charts
import Metrics
import Printing

extension Double {
  /// The share as percent with one digit after the point, such as `92.4%`.
  var percent: String { ShareText.percent(self) }
  /// With `digits` after the point.
  func rounded(_ digits: Int) -> String { NumberFormat.fixed(digits).string(self) }
}

extension Int {
  /// `once`, `twice`, `3 times`.
  var times: String { self == 1 ? "once" : self == 2 ? "twice" : "\(grouped) times" }
}
