import Foundation

/// Dates as the report sets them, in English wherever it is rendered: `3 May 2026, 14:02 UTC`.
enum DateText {
  private static let months = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
  ]

  static func date(_ date: Date, in timeZone: TimeZone) -> String {
    // Calendars compute with integers; so far from today there is no run.
    guard abs(date.timeIntervalSince1970) < 1e11 else { return "an unknown date" }
    var calendar = Calendar(identifier: .gregorian)
    calendar.timeZone = timeZone
    let parts = calendar.dateComponents([.year, .month, .day, .hour, .minute], from: date)
    let hour = twoDigits(parts.hour ?? 0)
    let month = months[((parts.month ?? 1) - 1) % months.count]
    return
      "\(parts.day ?? 0)\u{A0}\(month) \(parts.year ?? 0), \(hour):\(twoDigits(parts.minute ?? 0)) \(zone(date, timeZone))"
  }

  private static func zone(_ date: Date, _ timeZone: TimeZone) -> String {
    let seconds = timeZone.secondsFromGMT(for: date)
    guard seconds != 0 else { return "UTC" }
    let minutes = abs(seconds) / 60
    return "UTC\(seconds < 0 ? "\u{2212}" : "+")\(minutes / 60):\(twoDigits(minutes % 60))"
  }

  private static func twoDigits(_ number: Int) -> String {
    number < 10 ? "0\(number)" : "\(number)"
  }
}
