import ArgumentParser
import CuadernoCommand
import Datasets
import Foundation
import NeuralNetwork
import Printing
import Report

/// `simpsons predict`: says who is in pictures.
struct PredictCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "predict", abstract: "Say who is in pictures, with the network that was trained.",
    discussion: """
      For each picture it prints the three most likely characters and how sure the network is. A file that cannot be read \
      is listed and makes the exit code 1; the others are not held up by it.
      """)

  @Argument(
    help: ArgumentHelp(
      "Pictures, or folders with pictures at any depth.", valueName: "file or folder"))
  var paths: [String]

  @Option(
    help: ArgumentHelp(
      "A model file, instead of the network that the notebook trained.", valueName: "file"))
  var model: String?

  @Flag(help: "Print JSON instead of a table.")
  var json = false

  @Option(help: ArgumentHelp("Write a page with the pictures, too.", valueName: "file"))
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

  /// The classifier of `--model`, else the one that the run has trained.
  private func classifier() throws -> Classifier {
    if let model { return try Classifier(contentsOf: model) }
    do {
      return try TrainedClassifier.stored(in: source.results(of: Simpsons.self))
    } catch {
      throw PredictionError.nothingTrained("\(error)")
    }
  }
}

/// A prediction that cannot be made.
enum PredictionError: Error, CustomStringConvertible {
  case nothingTrained(String)
  case nothingToPredict([String])

  var description: String {
    switch self {
    case .nothingTrained(let reason):
      "there is no trained network: \(reason)\nTo train one: simpsons run. To use a model file: --model FILE"
    case .nothingToPredict(let paths): "there is no file in \(paths.joined(separator: ", "))"
    }
  }
}
