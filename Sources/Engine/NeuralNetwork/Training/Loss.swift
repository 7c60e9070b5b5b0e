/// The objective that a training minimizes, as a mean over the samples.
///
/// | task | last layer | targets | loss |
/// |---|---|---|---|
/// | one of several classes | `Dense(classes, activation: .softmax)` | ``oneHot(_:classes:)``, or labels | categorical cross-entropy |
/// | yes or no | `Dense(1, activation: .sigmoid)` | 0 or 1 | binary cross-entropy |
/// | a number | `Dense(1)` | the number | mean squared or absolute error |
public enum Loss: Sendable, Codable, Hashable {
  /// `-sum(t * log(p))`, with targets smoothed to `t * (1 - s) + s / classes`. Behind a softmax it is computed from the logits.
  case categoricalCrossentropy(labelSmoothing: Double = 0)
  /// The mean of `-(t * log(p) + (1 - t) * log(1 - p))` over the outputs, with p clipped to [1e-7, 1 - 1e-7].
  case binaryCrossentropy
  /// The mean of the squared differences.
  case meanSquaredError
  /// The mean of the absolute differences.
  case meanAbsoluteError

  /// Whether outputs are numbers and not classes: then the mean absolute error is recorded in place of the accuracy.
  var isRegression: Bool {
    switch self {
    case .categoricalCrossentropy, .binaryCrossentropy: false
    case .meanSquaredError, .meanAbsoluteError: true
    }
  }

  /// Whether it is computed before a softmax at the end.
  var takesLogits: Bool {
    if case .categoricalCrossentropy = self { true } else { false }
  }
}
