import NeuralNetwork

extension LearningRateCurve {
  /// The rate at the end of each epoch, as a schedule recorded it.
  public init(_ history: History) { self.init(history[.learningRate]) }
}

extension ComparisonCurves.Run {
  /// The accuracies of a recorded training.
  public init(_ name: String, _ history: History) {
    self.init(
      name, training: history[.accuracy], validation: history[.validationAccuracy])
  }
}
