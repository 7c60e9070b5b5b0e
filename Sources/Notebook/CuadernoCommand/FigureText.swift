import Foundation

/// Times of day as the terminal shows them.
enum TimeText {
  static let style = Date.VerbatimFormatStyle(
    format:
      "\(year: .padded(4))-\(month: .twoDigits)-\(day: .twoDigits) \(hour: .twoDigits(clock: .twentyFourHour, hourCycle: .zeroBased)):\(minute: .twoDigits)",
    locale: Locale(identifier: "en_US_POSIX"), timeZone: .current,
    calendar: Calendar(identifier: .gregorian))
}

/// Sizes as a person says them.
enum ByteText {
  static func text(_ count: Int) -> String {
    if count < 1000 { return "\(count) B" }
    var value = Double(count)
    for unit in ["kB", "MB", "GB"] {
      value /= 1000
      if value < 999.5 || unit == "GB" {
        return value < 9.95
          ? "\((value * 10).rounded() / 10) \(unit)" : "\(Int(value.rounded())) \(unit)"
      }
    }
    return "\(count) B"
  }

  /// Reads `500MB`, `2 GB`, `1000`; `nil` for anything else.
  static func count(_ text: String) -> Int? {
    let digits = text.prefix { $0.isNumber || $0 == "." }
    let units = ["": 1.0, "b": 1, "k": 1e3, "kb": 1e3, "m": 1e6, "mb": 1e6, "g": 1e9, "gb": 1e9]
    let unit = text.dropFirst(digits.count).trimmingCharacters(in: .whitespaces).lowercased()
    guard let value = Double(digits), let factor = units[unit], value * factor < 1e18 else {
      return nil
    }
    return Int(value * factor)
  }
}
