import Cuaderno
import Datasets
import Metrics
import NeuralNetwork
import SimpsonsData
import Tensor

/// The order in which the network gets the pictures, and their targets.
struct Preparation: Codable, Sendable {
  /// A permutation of the training pictures.
  var order: [Int]
  /// One-hot rows in that order, shape `[training pictures, characters]`.
  var trainingTargets: Tensor<Float>
  /// One-hot rows, shape `[test pictures, characters]`.
  var testTargets: Tensor<Float>

  /// The share at the end of the order that is set aside for validation.
  static let validationShare = 0.2

  /// The number of pictures that are trained on: those before the validation set.
  var trainingCount: Int { Int((Double(order.count) * (1 - Self.validationShare)).rounded(.down)) }

  /// The accuracy of the last epoch on the pictures that the network learns from.
  func trainingAccuracy(of trained: TrainedNetwork) -> Proportion {
    Proportion(share: trained.history.last(.accuracy) ?? 0, of: trainingCount)
  }

  /// The accuracy of the last epoch on the validation set.
  func validationAccuracy(of trained: TrainedNetwork) -> Proportion {
    Proportion(
      share: trained.history.last(.validationAccuracy) ?? 0, of: order.count - trainingCount)
  }
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

/// Pictures that are identical or nearly so.
struct DuplicatePictures: Codable, Sendable {
  /// Groups of training pictures that are near-duplicates of each other, the largest first.
  var groups: [[Int]]
  /// For each test picture, the training picture that it is a copy of.
  var originals: [Int?]
}

/// A division of the training pictures by what the first network has learned from; positions in the data set.
struct PictureSplit: Codable, Sendable {
  /// What the first network learned from.
  var training: [Int]
  /// A random third of the others.
  var validation: [Int]
  /// The rest, as far as it has no near-duplicates in ``training``.
  var holdOut: [Int]
  /// The rest that has near-duplicates in ``training``.
  var related: [Int]

  /// - Parameter groups: Pictures that are near-duplicates of each other.
  init(_ preparation: Preparation, groups: [[Int]]) {
    training = Array(preparation.order.prefix(preparation.trainingCount))
    let others = preparation.order.dropFirst(preparation.trainingCount)
    validation = Array(others.prefix(max(1, others.count / 3)))
    let learned = Set(training)
    let known = Set(groups.filter { !learned.isDisjoint(with: $0) }.joined())
    let rest = others.dropFirst(validation.count)
    holdOut = rest.filter { !known.contains($0) }
    related = rest.filter(known.contains)
  }

  /// The pictures on which to judge a network that has learned from ``training``.
  func judging(_ pictures: SimpsonsPictures) -> JudgingPictures {
    JudgingPictures(
      validation: pictures.training.selecting(validation),
      holdOut: pictures.training.selecting(holdOut), test: pictures.test)
  }
}

/// The best network and its result on the test set.
struct BestNetwork: Codable, Sendable {
  var trained: TrainedNetwork
  var test: Proportion
}

/// The first and the better model on the same hold-out pictures.
struct ModelComparison: Codable, Sendable {
  var first: Proportion
  var better: Proportion
  var test: McNemarTest
}

/// The number of suspected labels.
struct SuspectCount: Codable, Sendable {
  var suspects: Int
  /// The number of pictures that were examined.
  var examined: Int
}

/// How well the confidence of a network matches its accuracy.
struct CalibrationResult: Codable, Sendable {
  var scaling: TemperatureScaling
  /// The expected calibration error on the hold-out, as trained.
  var errorBefore: Double
  /// The same with the temperature.
  var errorAfter: Double
  /// The number of hold-out pictures.
  var count: Int
}

/// A trained network and its results on three sets of pictures.
struct JudgedNetwork: Codable, Sendable {
  var trained: TrainedNetwork
  var judgement: Judgement
}
