/// What a training makes small.
public enum Loss: Sendable, Codable, Hashable {
  /// `-sum(t * log(p))`, with targets smoothed to `t * (1 - s) + s / classes`. Behind a softmax it is computed from the logits.
  case categoricalCrossentropy(labelSmoothing: Double = 0)
  /// The mean of the squared differences.
  case meanSquaredError
}
