import Cuaderno
import CuadernoCommand
import Datasets
import Images
import NeuralNetwork
import ONNX

/// The classifier that the notebook has trained.
enum TrainedClassifier {
  /// The best network of a run with all that it takes to use it: the best model, or the first one where the run did not get
  /// that far.
  /// - Throws: `StoredResultError` when the run has trained none.
  static func stored(in results: StoredResults) throws -> Classifier {
    let names = SimpsonsCharacters.names
    do {
      return Classifier(
        try results.value(of: best).network, classNames: names, averagesMirrorImages: true,
        averagesAreas: try results.value(of: smoothPictures).resampling == .fast)
    } catch is StoredResultError {
      return Classifier(
        try results.value(of: train).network, classNames: names,
        averagesAreas: try results.value(of: load).resampling == .fast)
    }
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
