import Cuaderno
import Datasets
import Foundation
import Images
import SimpsonsData
import Tensor

let data = Parameter(
  "data", default: "",
  help:
    "The folder of pictures. By default SIMPSONS_DATA, then the folder of `download`, then drawn pictures."
)

let difficulty = Parameter(
  "difficulty", default: 0.45, in: 0...1,
  help:
    "How hard the drawn pictures are: 0 for large, clear figures, 1 for small ones half hidden in crowds."
)

let pictureSize = Parameter(
  "picture-size", default: 64, in: 32...256,
  help: "The width and height in pixels to which every picture is resized.")

let fastDecode = Parameter(
  "fast-decode", default: false,
  help:
    "Decode JPEGs at reduced scale and average areas; faster, but not the same pixels as OpenCV.")

let epochs = Parameter(
  "epochs", default: 6, in: 1...1000, help: "How often training sees every picture.",
  extendsWork: true)

let batchSize = Parameter(
  "batch-size", default: 32, in: 1...4096, help: "The number of pictures per optimizer step.")

let learningRate = Parameter(
  "learning-rate", default: 0.001, in: 0.000_001...1, help: "The learning rate of Adam.")

let quick = Parameter(
  "quick", default: false, help: "Skip the comparisons of alternatives.")

let bestEpochs = Parameter(
  "best-epochs", default: 0, in: 0...1000,
  help: "Epochs of the better model; 0 for one per 1,000 training pictures, at least 8.")

/// The training of the better model on these pictures.
func residualTraining(_ pictures: SimpsonsPictures, epochs: Int) -> ResidualTraining {
  let effort = Effort(trainingPictures: pictures.training.count)
  return ResidualTraining(
    epochs: epochs > 0 ? epochs : effort.betterModelEpochs,
    edge: pictures.training.pixels.shape[1])
}

/// Where the pictures come from.
enum PictureSource: Sendable {
  /// A folder of real pictures, as the user named it.
  case folder(String)
  /// Drawn pictures; they are written to the folder unless it exists.
  case standIn(StandIn, folder: String)

  /// Decodes all pictures.
  func pictures(size: Int, resampling: ImageDecoder.Resampling) throws -> SimpsonsPictures {
    switch self {
    case .folder(let path):
      try SimpsonsPictures(
        SimpsonsFolders(in: path),
        dataName: URL(filePath: path).standardizedFileURL.lastPathComponent, size: size,
        resampling: resampling)
    case .standIn(let standIn, let folder):
      try SimpsonsPictures(
        standIn.write(to: folder), dataName: "stand-in", size: size,
        resampling: resampling)
    }
  }
}

let pictureSource = ExternalInput("data", data, difficulty) {
  (surroundings: inout Surroundings, data: String, difficulty: Double) in
  guard let folder = realPictures(named: data, surroundings) else {
    let standIn = StandIn(seed: surroundings.seed, difficulty: difficulty)
    surroundings.depends(on: "stand-in", "version \(StandIn.version), seed \(standIn.seed)")
    surroundings.depends(on: "difficulty", "\(difficulty)")
    return PictureSource.standIn(standIn, folder: "\(surroundings.outputFolder)/stand-in")
  }
  let folders = try SimpsonsFolders(in: folder)
  try surroundings.dependsOnFolder(folders.training)
  try surroundings.dependsOnFolder(folders.test)
  return PictureSource.folder(folder)
}

/// The folder of real pictures: the named one, or else the one that `simpsons download` filled.
private func realPictures(named name: String, _ surroundings: Surroundings) -> String? {
  let named = name.isEmpty ? surroundings.environment["SIMPSONS_DATA"] ?? "" : name
  guard named.isEmpty else { return named }
  let downloaded = "\(surroundings.outputFolder)/\(SimpsonsFolders.downloadName)"
  return FileManager.default.fileExists(atPath: downloaded) ? downloaded : nil
}
