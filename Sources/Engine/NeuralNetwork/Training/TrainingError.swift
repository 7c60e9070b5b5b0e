/// A training or an evaluation that cannot begin.
public enum TrainingError: Error, Sendable, Equatable, CustomStringConvertible {
  /// The samples' shape is not the network's input shape.
  case sampleShape(expected: [Int], received: [Int])
  /// The targets' shape is not a row of outputs for each sample.
  case targetShape(expected: [Int], received: [Int])
  /// There are no samples.
  case noSamples
  /// One side of a split would be empty.
  case emptySplit(samples: Int, validationSplit: Double)
  /// There are not as many weights as samples.
  case weightCount(expected: Int, received: Int)
  /// A setting is out of its bounds.
  case setting(name: String, expected: String, received: String)
  /// No layer has this name.
  case unknownLayer(name: String, layers: [String])

  public var description: String {
    switch self {
    case .sampleShape(let expected, let received):
      "the network takes samples of shape \(expected), received \(received)"
    case .targetShape(let expected, let received):
      "the targets must have shape \(expected), received \(received)"
    case .noSamples: "there are no samples"
    case .emptySplit(let samples, let split):
      "a validation split of \(split) leaves one side of \(samples) samples empty"
    case .weightCount(let expected, let received):
      "there must be \(expected) sample weights, received \(received)"
    case .setting(let name, let expected, let received):
      "\(name) must be \(expected), received \(received)"
    case .unknownLayer(let name, let layers):
      "there is no layer \(name); the layers are \(layers.joined(separator: ", "))"
    }
  }
}
