import NeuralNetwork

extension TrainingCurves {
  /// The curves of a training that was recorded.
  public init(_ history: History, isHeadline: Bool = false) {
    self.init(
      accuracy: Curve(training: history[.accuracy], validation: history[.validationAccuracy]),
      loss: Curve(training: history[.loss], validation: history[.validationLoss]),
      isHeadline: isHeadline)
  }
}
