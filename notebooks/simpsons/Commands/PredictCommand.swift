import ArgumentParser
import CuadernoCommand
import Datasets
import Foundation
import NeuralNetwork
import Printing
import Report

/// `simpsons predict`: classifies pictures.
struct PredictCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "predict", abstract: "Classify your own pictures with the trained network.",
    discussion: """
      For each picture, prints the three most likely characters and the network's confidence in each. A file that cannot \
      be read is reported and makes the exit code 1; all other files are still classified.
      """)

  @Argument(
    help: ArgumentHelp(
      "Pictures, or folders of pictures at any depth.", valueName: "file or folder"))
  var paths: [String]

  @Option(
    help: ArgumentHelp(
      "A model file to use instead of the network trained by the notebook.", valueName: "file"))
  var model: String?

  @Flag(help: "Print JSON instead of a table.")
  var json = false

  @Option(help: ArgumentHelp("Also write an HTML page that shows the pictures.", valueName: "file"))
  var html: String?

  @OptionGroup var source: RunFlags

  func run() throws {
    let classifier = try classifier()
    let found = PictureFiles(at: paths)
    let predictions = try VerbWork.run { _ in try Predictions(of: found, by: classifier) }
    if json {
      try StandardOutput.print(json: predictions.entries)
    } else if predictions.answers.contains(where: { !$0.candidates.isEmpty }) {
      try StandardOutput.print(predictions.table.text, terminator: "")
    }
    for answer in predictions.answers {
      guard let problem = answer.problem else { continue }
      StandardError.write(error: "\(answer.file.printableInOneLine): \(problem)")
    }
    if predictions.answers.isEmpty { throw PredictionError.nothingToPredict(paths) }
    if let html { try predictions.page().write(to: html) }
    if predictions.answers.contains(where: { $0.problem != nil }) { throw ExitCode(1) }
  }

  /// The classifier of `--model`, or the one that the notebook trained.
  private func classifier() throws -> Classifier {
    if let model { return try Classifier(contentsOf: model) }
    do {
      return try TrainedClassifier.stored(in: source.results(of: Simpsons.self))
    } catch {
      throw PredictionError.nothingTrained("\(error)")
    }
  }
}

/// Why nothing can be predicted.
enum PredictionError: Error, CustomStringConvertible {
  case nothingTrained(String)
  case nothingToPredict([String])

  var description: String {
    switch self {
    case .nothingTrained(let reason):
      "there is no trained network: \(reason)\nTo train one: simpsons run\nTo use a model file: simpsons predict --model FILE ..."
    case .nothingToPredict(let paths):
      "there are no files in \(paths.joined(separator: ", ")): name a picture, or a folder that contains pictures"
    }
  }
}
