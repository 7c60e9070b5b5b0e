import Hosting

/// A logged value that a callback watches, and which way is better.
public struct Monitor: Sendable, Codable, Hashable {
  /// Which way is better.
  public enum Mode: String, Sendable, Codable, Hashable {
    /// By the key: accuracies grow, all else falls.
    case automatic
    /// Smaller is better.
    case lowest
    /// Greater is better.
    case highest
  }

  /// The name of the value in the logs, as in `val_loss`.
  public var key: String
  /// Which way is better.
  public var mode: Mode

  /// Watches a logged value, by default the validation loss.
  public init(_ key: String = "val_loss", mode: Mode = .automatic) {
    self.key = key
    self.mode = mode
  }

  var grows: Bool {
    switch mode {
    case .automatic: key.hasSuffix("accuracy") || key.hasSuffix("acc") || key.hasSuffix("auc")
    case .lowest: false
    case .highest: true
    }
  }

  /// The value of the key; without one, a warning that names those that there are, the first time.
  ///
  /// - Parameters:
  ///   - consequence: What the callback then does not do, as in `early stopping`.
  ///   - hasWarned: Whether the warning was given before.
  func value(in logs: EpochLogs, for consequence: String, hasWarned: inout Bool) -> Double? {
    if let value = logs[key] { return value }
    if !hasWarned {
      hasWarned = true
      let available = logs.values.map(\.key).joined(separator: ", ")
      Work.host.log(
        "Warning: \(consequence) needs \(key), which is not available. Available: \(available)\n")
    }
    return nil
  }

  /// The value that everything beats.
  var worst: Double { grows ? -.infinity : .infinity }

  func isBetter(_ current: Double, than best: Double, by minDelta: Double = 0) -> Bool {
    grows ? current - minDelta > best : current + minDelta < best
  }
}
