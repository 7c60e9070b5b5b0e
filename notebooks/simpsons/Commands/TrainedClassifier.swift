import Cuaderno
import CuadernoCommand
import Foundation
import Images
import NeuralNetwork
import ONNX
import Printing
import SimpsonsData

/// The classifier that the notebook has trained.
enum TrainedClassifier {
  /// The best network of a run with all that it takes to use it: the best model, or the first one where the run did not get
  /// that far.
  /// - Parameter tell: Takes a line that says which network it is.
  /// - Throws: `StoredResultError` when the run has trained none.
  static func stored(
    in results: StoredResults, tell: (String) -> Void = tellOnStandardError
  ) throws -> Classifier {
    let names = SimpsonsCharacters.names
    do {
      let classifier = Classifier(
        try results.value(of: best).trained.network, classNames: names, averagesMirrorImages: true,
        averagesAreas: try results.value(of: largerPictures).resampling == .fast)
      tell("the network of the cell “The best model”")
      return classifier
    } catch let missing as StoredResultError {
      let classifier = Classifier(
        try results.value(of: train).network, classNames: names,
        averagesAreas: try results.value(of: load).resampling == .fast)
      tell("the first network, of the cell “Train”, for the best is not there: \(missing)")
      return classifier
    }
  }

  private static func tellOnStandardError(_ line: String) {
    StandardError.write(line + "\n")
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
