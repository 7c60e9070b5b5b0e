import CuadernoCommand
import Datasets
import Display
import Drawing
import Figures
import Foundation
import Hosting
import Images
import Metrics
import NeuralNetwork
import Report
import Tensor

/// The classifications of many pictures.
struct Predictions {
  /// The result for one file.
  struct Answer {
    var file: String
    /// The most likely characters, most likely first; empty for a file that cannot be read.
    var candidates: [Classification] = []
    /// Why the file cannot be read; `nil` if it can.
    var problem: String?
  }

  private(set) var answers: [Answer] = []

  /// The number of candidates per picture.
  private static let top = 3
  /// The number of pictures in memory at a time.
  private static let batch = 256

  /// - Throws: `Interrupted` when the host requests a stop.
  init(of pictures: PictureFiles, by classifier: Classifier) throws {
    let files = pictures.files
    answers = pictures.skipped.map { Answer(file: $0.path, problem: $0.reason) }
    let shape = classifier.network.inputShape
    let decoder = ImageDecoder(
      width: shape[1], height: shape[0], channels: shape[2],
      resampling: classifier.averagesAreas ? .fast : .bilinear)
    let host = Work.host
    for start in stride(from: 0, to: files.count, by: Self.batch) {
      if host.isCancelled {
        throw Interrupted(at: "prediction, picture \(start) of \(files.count)")
      }
      var pixels: [UInt8] = []
      var readable: [Int] = []
      for file in files[start..<min(files.count, start + Self.batch)] {
        var answer = Answer(file: file)
        do {
          pixels += try decoder.decode(file: file).elements
          readable.append(answers.count)
        } catch {
          answer.problem = (error as? ImageError)?.reason ?? "\(error)"
        }
        answers.append(answer)
      }
      let found = try classifier.classify(
        Tensor(shape: [readable.count] + shape, elements: pixels), top: Self.top)
      for (place, candidates) in zip(readable, found) { answers[place].candidates = candidates }
      host.report(
        WorkProgress(
          line: "\(min(files.count, start + Self.batch)) of \(files.count) pictures",
          fraction: Double(min(files.count, start + Self.batch)) / Double(files.count)))
    }
  }

  /// One line per readable picture.
  var table: TextTable {
    let columns = (1...Self.top).flatMap { ["\($0).", ""] }
    return TextTable(
      header: ["picture"] + columns,
      rows: answers.filter { !$0.candidates.isEmpty }.map { answer in
        let cells = answer.candidates.flatMap {
          [ClassNames.display($0.name), ShareText.percent(Double($0.confidence))]
        }
        return [answer.file] + cells
          + Array(repeating: "", count: columns.count - cells.count)
      }, rightAligned: Set((1...Self.top).map { 2 * $0 }))
  }

  /// `[{"file": ..., "predictions": [{"name": ..., "confidence": ...}]}, {"file": ..., "error": ...}]`
  var entries: [Entry] {
    answers.map { answer in
      Entry(
        file: answer.file,
        predictions: answer.problem == nil
          ? answer.candidates.map { Entry.Candidate(name: $0.name, confidence: $0.confidence) }
          : nil,
        error: answer.problem)
    }
  }

  /// An answer for programs.
  struct Entry: Encodable {
    struct Candidate: Encodable {
      var name: String
      var confidence: Float
    }

    var file: String
    var predictions: [Candidate]?
    var error: String?
  }

  /// The pictures with their candidates, and a list of the files that cannot be read.
  func page() throws -> RenderedReport {
    let decoder = ImageDecoder(width: 128, height: 128, resampling: .fast)
    let items = try answers.filter { $0.problem == nil }.map { answer in
      let picture = PixelImage(
        width: 128, height: 128, pixels: try decoder.decode(file: answer.file).elements)
      let words = answer.candidates.map {
        "\(ClassNames.display($0.name)) \(ShareText.percent(Double($0.confidence)))"
      }
      return PictureGallery.Item(
        picture, title: words.first ?? "",
        details: words.dropFirst() + [URL(fileURLWithPath: answer.file).lastPathComponent])
    }
    var outputs = [
      try PictureGallery(
        items,
        caption:
          "\(Noun("picture").counted(items.count)): the most likely character with the network's "
          + "confidence, then the next two.", edge: 128
      ).output
    ]
    let problems = answers.compactMap { answer in answer.problem.map { (answer.file, $0) } }
    if !problems.isEmpty {
      outputs.append(
        Table(
          columns: [Table.Column("File"), Table.Column("Why it cannot be read")],
          rows: problems.map { [.text($0), .text($1)] }
        ).output)
    }
    return ResultsPage(
      title: "Who is in these pictures?", program: "simpsons", outputs: outputs
    ).render()
  }
}
