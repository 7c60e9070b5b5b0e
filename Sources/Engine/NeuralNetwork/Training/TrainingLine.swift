import Foundation
import Printing

/// The line of Keras' progress bar.
package struct TrainingLine {
  /// Steps of one epoch.
  package let steps: Int

  package init(steps: Int) { self.steps = steps }

  /// While an epoch runs: the time is what is left.
  package func running(step: Int, secondsPerStep: Double, logs: EpochLogs) -> String {
    line(step, Self.remaining(secondsPerStep * Double(steps - step)), secondsPerStep, logs)
  }

  /// At the end of an epoch: the time is what it took.
  package func finished(seconds: Double, secondsPerStep: Double, logs: EpochLogs) -> String {
    line(steps, String(format: "%.0fs", seconds), secondsPerStep, logs)
  }

  private func line(_ step: Int, _ time: String, _ perStep: Double, _ logs: EpochLogs) -> String {
    let width = String(steps).count
    let number = String(repeating: " ", count: max(0, width - String(step).count)) + "\(step)"
    let bar = ProgressBar.text(Double(step) / Double(max(1, steps)))
    let values = logs.values.map { " - \($0.key): \(Self.value($0.value))" }.joined()
    return "\(number)/\(steps) \(bar) \(time) \(Self.perStep(perStep))/step\(values)"
  }

  /// Four decimals, or four digits of a number at or below 1e-3. Values are rounded to single precision as in Keras, so that a
  /// learning rate of 0.001 counts as larger.
  package static func value(_ value: Double) -> String {
    let rounded = Double(Float(value))
    return String(format: abs(rounded) > 1e-3 ? "%.4f" : "%.4e", rounded)
  }

  package static func perStep(_ seconds: Double) -> String {
    if seconds >= 1 || seconds == 0 { return String(format: "%.0fs", seconds) }
    if seconds >= 1e-3 { return String(format: "%.0fms", seconds * 1e3) }
    return String(format: "%.0fus", seconds * 1e6)
  }

  package static func remaining(_ seconds: Double) -> String {
    guard seconds.isFinite, seconds >= 0, seconds < 1e9 else { return "?" }
    let whole = Int(seconds)
    if whole > 3600 {
      return String(
        format: "%d:%02d:%02d", whole / 3600, whole % 3600 / 60, whole % 60)
    }
    if whole > 60 { return String(format: "%d:%02d", whole / 60, whole % 60) }
    return "\(whole)s"
  }
}
