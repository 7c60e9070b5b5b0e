import Foundation

/// A length of time as people read it. Total: any number of seconds has a text.
package struct TimeSpan: Sendable, CustomStringConvertible {
  package let seconds: Double

  package init(seconds: Double) { self.seconds = seconds }

  /// `0.004 s`, `12.3 s`, `4 min 12 s`, `2 h 5 min`, `3 d 4 h`.
  package var description: String {
    guard seconds.isFinite else { return seconds.isNaN ? "NaN" : seconds < 0 ? "−∞" : "∞" }
    guard abs(seconds) < 1e15 else { return "\(seconds) s".replacing("-", with: "−") }
    if seconds < 0 { return seconds > -0.0005 ? "0 s" : "−\(TimeSpan(seconds: -seconds))" }
    if seconds < 0.0005 { return "0 s" }
    if seconds < 0.0995 { return String(format: "%.3f s", seconds) }
    if seconds < 59.95 { return String(format: "%.1f s", seconds) }
    let whole = Int(seconds.rounded())
    if whole < 3_600 { return "\(whole / 60) min \(whole % 60) s" }
    if whole < 86_400 { return "\(whole / 3_600) h \(whole % 3_600 / 60) min" }
    return "\((whole / 86_400).grouped) d \(whole % 86_400 / 3_600) h"
  }

  /// As a clock shows it: `0:07`, `12:30`, `1:02:03`; `?` for what no clock shows.
  package var clock: String {
    guard let whole = Int(exactly: seconds.rounded(.up)), 0..<360_000 ~= whole else { return "?" }
    func padded(_ value: Int) -> String { value < 10 ? "0\(value)" : "\(value)" }
    let minutes = whole / 60
    guard minutes >= 60 else { return "\(minutes):\(padded(whole % 60))" }
    return "\(minutes / 60):\(padded(minutes % 60)):\(padded(whole % 60))"
  }
}
