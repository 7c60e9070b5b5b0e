import Cuaderno
import Datasets
import Figures
import NeuralNetwork
import Tensor

/// The order and the targets in which the network gets the pictures.
struct Preparation: Codable, Sendable {
  /// A permutation of the training pictures.
  var order: [Int]
  /// One-hot rows in that order, shape `[training pictures, characters]`.
  var trainingTargets: Tensor<Float>
  /// One-hot rows, shape `[test pictures, characters]`.
  var testTargets: Tensor<Float>
}

/// A network with the record of its training.
struct TrainedNetwork: Codable, Sendable {
  var network: Sequential
  var history: History
}

extension LabelledPictures {
  /// The pictures of a data set, for figures.
  init(_ pictures: ImageSet) {
    self.init(pixels: pictures.pixels, labels: pictures.labels, names: pictures.classNames)
  }
}

extension Tensor where Scalar == Float {
  /// The rows as arrays, for metrics and figures.
  var rowArrays: [[Float]] { (0..<rowCount).map { row($0).elements } }
}
