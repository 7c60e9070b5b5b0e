/// A logged value that a callback watches, and which way is better.
public struct Monitor: Sendable, Codable, Hashable {
  /// Which way is better.
  public enum Mode: String, Sendable, Codable, Hashable {
    /// By the key: accuracies grow, all else falls.
    case automatic
    case lowest
    case highest
  }

  public var key: String
  public var mode: Mode

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

  /// The value that everything beats.
  var worst: Double { grows ? -.infinity : .infinity }

  func isBetter(_ current: Double, than best: Double, by minDelta: Double = 0) -> Bool {
    grows ? current - minDelta > best : current + minDelta < best
  }
}
