import ArgumentParser
import Cuaderno
import CuadernoCommand

/// A laboratory on convolutional networks.
@main struct Simpsons: Notebook, NotebookVerbs {
  static let title = "Convolutional neural networks: who is in the picture?"

  static var contents: Contents {
    load
    normalize
    look
    model
    train
    curves
    evaluate
    predict
    classificationReport
    errors
    duplicates
    honestSplit
    firstModel
    comparison
    fullyConnected
    architectures
    regularization
    normalization
    optimizers
    schedules
    batchSizes
    colors
    augmentationPreview
    augmentations
    claims
    sideBySide
    largerPictures
    betterModel
    betterResults
    best
    calibration
    confusions
    attention
    embedding
    filters
    labelErrors
    conclusions
  }

  static var facts: KeyValuePairs<String, String> {
    guard let speed = try? MeasuredSpeed.recorded() else { return [:] }
    return ["Speed": speed.sentence]
  }

  static var ownVerbs: [any ParsableCommand.Type] { [DownloadCommand.self, PredictCommand.self] }
  static var ownExports: [OwnExport] { [.model, .onnx] }
}
