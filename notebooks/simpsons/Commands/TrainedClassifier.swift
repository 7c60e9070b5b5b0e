import Cuaderno
import CuadernoCommand
import Foundation
import Images
import ModelFormats
import NeuralNetwork
import Printing
import SimpsonsData

/// The classifier that the notebook has trained.
enum TrainedClassifier {
  /// The best network of a run with everything needed to use it: the best model, or the first network if the run did
  /// not get that far.
  /// - Parameter log: Receives a line that says which network it is.
  /// - Throws: `StoredResultError` if the run has not trained a network.
  static func stored(
    in results: StoredResults, log: (String) -> Void = logToStandardError
  ) throws -> Classifier {
    let names = SimpsonsCharacters.names
    do {
      let classifier = Classifier(
        try results.value(of: best).trained.network, classNames: names, averagesMirrorImages: true,
        averagesAreas: try results.value(of: largerPictures).resampling == .fast)
      log("using the network of the cell “The best model”")
      return classifier
    } catch let missing as StoredResultError {
      let classifier = Classifier(
        try results.value(of: train).network, classNames: names,
        averagesAreas: try results.value(of: load).resampling == .fast)
      log(
        "using the first network, of the cell “Train”, because there is no best model: \(missing)")
      return classifier
    }
  }

  private static func logToStandardError(_ line: String) {
    StandardError.write(line + "\n")
  }
}

extension OwnExport {
  /// `export --model`
  static let model = OwnExport(
    "model", help: "Write the trained network as a model file for predict --model.",
    fileName: "model.safetensors"
  ) { results, path in try TrainedClassifier.stored(in: results).save(to: path) }

  /// `export --onnx`
  static let onnx = OwnExport(
    "onnx", help: "Write the trained network with its preprocessing for ONNX Runtime.",
    fileName: "model.onnx"
  ) { results, path in try ONNXModel(TrainedClassifier.stored(in: results)).write(to: path) }
}
