import Cuaderno
import CuadernoCommand
import Datasets
import NeuralNetwork
import ONNX

/// The classifier that the notebook has trained.
enum TrainedClassifier {
  /// The network of a run with all that it takes to use it.
  /// - Throws: `StoredResultError` when the run has trained none.
  static func stored(in results: StoredResults) throws -> Classifier {
    Classifier(try results.value(of: train).network, classNames: SimpsonsCharacters.names)
  }
}

extension OwnExport {
  /// `export --model`
  static let model = OwnExport(
    "model", help: "The trained network as a model file, for predict --model.",
    fileName: "model.safetensors"
  ) { results, path in try TrainedClassifier.stored(in: results).save(to: path) }

  /// `export --onnx`
  static let onnx = OwnExport(
    "onnx", help: "The trained network with its preprocessing, for ONNX Runtime.",
    fileName: "model.onnx"
  ) { results, path in try ONNXModel(TrainedClassifier.stored(in: results)).write(to: path) }
}
