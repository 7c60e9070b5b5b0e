import Cuaderno
import Datasets
import Metrics
import NeuralNetwork
import SimpsonsData
import Tensor

/// The order and the targets in which the network gets the pictures.
struct Preparation: Codable, Sendable {
  /// A permutation of the training pictures.
  var order: [Int]
  /// One-hot rows in that order, shape `[training pictures, characters]`.
  var trainingTargets: Tensor<Float>
  /// One-hot rows, shape `[test pictures, characters]`.
  var testTargets: Tensor<Float>

  /// The share at the end of the order that the laboratory validates by.
  static let validationShare = 0.2

  /// How many pictures are trained on: those in front of the validation.
  var trainingCount: Int { Int((Double(order.count) * (1 - Self.validationShare)).rounded(.down)) }
}

/// A network with the record of its training.
struct TrainedNetwork: Codable, Sendable {
  var network: Sequential
  var history: History
}

extension Tensor where Scalar == Float {
  /// The rows as arrays, for metrics and figures.
  var rowArrays: [[Float]] { (0..<rowCount).map { row($0).elements } }
}

/// Pictures that are the same, or nearly.
struct DuplicatePictures: Codable, Sendable {
  /// Training pictures that are near-duplicates of each other, in groups, the largest first.
  var groups: [[Int]]
  /// For each test picture the training picture that it is a copy of.
  var originals: [Int?]
}

/// A division of the training pictures that tells about overfitting; places in the data set.
struct PictureSplit: Codable, Sendable {
  var training: [Int]
  var validation: [Int]
  var holdOut: [Int]

  /// The pictures that a network is judged by, when it has learnt from ``training``.
  func judging(_ pictures: SimpsonsPictures) -> JudgingPictures {
    JudgingPictures(
      validation: pictures.training.selecting(validation),
      holdOut: pictures.training.selecting(holdOut), test: pictures.test)
  }
}

/// The best network, with what the test set says about it.
struct BestNetwork: Codable, Sendable {
  var trained: TrainedNetwork
  var test: Proportion
}

/// The first and the better model on the same pictures of the hold-out.
struct ModelComparison: Codable, Sendable {
  var first: Proportion
  var better: Proportion
  var test: McNemarTest
}

/// How many labels are suspected.
struct SuspectCount: Codable, Sendable {
  var suspects: Int
  /// The pictures that were looked at.
  var examined: Int
}

/// How sure a network is, and how sure it should be.
struct CalibrationResult: Codable, Sendable {
  var scaling: TemperatureScaling
  /// The expected calibration errors on the hold-out, as trained and with the temperature.
  var errorBefore: Double
  var errorAfter: Double
  /// The pictures of the hold-out.
  var count: Int
}

/// A trained network with what three sets of pictures say about it.
struct JudgedNetwork: Codable, Sendable {
  var trained: TrainedNetwork
  var judgement: Judgement
}
