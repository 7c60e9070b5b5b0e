import Datasets
import Metrics
import NeuralNetwork
import Tensor

/// The pictures that a network is judged on: three sets that answer different questions.
struct JudgingPictures: Codable, Sendable {
  /// Drawn at random, as in the original laboratory; many may have near-duplicates among the training pictures.
  var validation: ImageSet
  /// None has a near-duplicate among the training pictures.
  var holdOut: ImageSet
  /// The test set of the original laboratory.
  var test: ImageSet

  /// The sets, each changed in the same way.
  func mapping(_ change: (Tensor<UInt8>) throws -> Tensor<UInt8>) rethrows -> JudgingPictures {
    var result = self
    result.validation.pixels = try change(validation.pixels)
    result.holdOut.pixels = try change(holdOut.pixels)
    result.test.pixels = try change(test.pixels)
    return result
  }
}

/// How a network does on the pictures that it is judged on.
struct Judgement: Codable, Sendable {
  var validation: Proportion
  var holdOut: Proportion
  var test: Proportion
  /// The mean F1 of the characters on the hold-out.
  var holdOutF1: Double
  /// The most probable character for each hold-out picture.
  var holdOutPredictions: [Int]

  /// - Parameter predict: Returns one prediction per picture.
  init(of predict: (ImageSet) throws -> [Int], by pictures: JudgingPictures) rethrows {
    holdOutPredictions = try predict(pictures.holdOut)
    holdOut = Proportion(labels: pictures.holdOut.labels, predictions: holdOutPredictions)
    holdOutF1 =
      ClassificationReport(
        labels: pictures.holdOut.labels, predictions: holdOutPredictions,
        names: pictures.holdOut.classNames
      ).macro.f1
    validation = Proportion(
      labels: pictures.validation.labels, predictions: try predict(pictures.validation))
    test = Proportion(labels: pictures.test.labels, predictions: try predict(pictures.test))
  }

  init(of network: Sequential, by pictures: JudgingPictures) throws {
    try self.init(
      of: { try network.predict($0.pixels).indicesOfMaximum() }, by: pictures)
  }

  /// The accuracy of a network on any set; 0 of 0 on an empty one.
  static func share(of network: Sequential, on pictures: ImageSet) throws -> Proportion {
    guard pictures.count > 0 else { return Proportion(0, of: 0) }
    let predictions = try network.predict(pictures.pixels).indicesOfMaximum()
    return Proportion(labels: pictures.labels, predictions: predictions)
  }
}
