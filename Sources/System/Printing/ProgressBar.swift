/// The part of some work that is done, drawn as a bar: `━━━━━━━━────────────`.
package enum ProgressBar {
  /// - Parameters:
  ///   - fraction: The part, from 0 to 1; anything beyond is taken for the nearest of both.
  ///   - width: The columns of the bar.
  package static func text(_ fraction: Double, width: Int = 20) -> String {
    let filled = fraction > 0 ? Int(min(fraction, 1) * Double(width)) : 0
    return String(repeating: "━", count: filled) + String(repeating: "─", count: width - filled)
  }
}
