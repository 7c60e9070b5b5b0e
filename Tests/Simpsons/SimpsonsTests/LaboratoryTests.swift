import Display
import Foundation
import RunRecord
import SimpsonsData
import Testing

/// The whole notebook on a few drawn pictures.
@Suite("The laboratory", .serialized)
struct LaboratoryTests {
  @Test("runs end to end, reuses current results, and reruns a single cell")
  func endToEnd() throws {
    let program = try SimpsonsProgram()
    defer { program.remove() }
    let data = program.folder.appending(path: "drawn").path
    try StandIn(seed: 3, trainingCount: 180, testCount: 54).write(to: data)

    let flags = ["--data", data, "--epochs", "2", "--best-epochs", "5"]
    let answer = try program.call(flags)
    #expect(answer.code == 0, Comment(rawValue: answer.errors))
    let report = program.notebook.appending(path: "report.html")
    #expect(answer.lastLine == report.path)

    let run = try program.latestRun()
    #expect(run.cells.count == 37)
    #expect(run.cells.allSatisfy { $0.wasExecuted })
    #expect(run.warnings == [])
    try checkMetrics(program, run)
    checkOutputs(run)
    try checkReport(report)
    try checkKeys(program, run)

    let again = try program.call(flags)
    #expect(again.code == 0)
    #expect(try program.latestRun().cells.allSatisfy { !$0.wasExecuted })

    let folder = program.notebook.appending(path: "report-pictures").path
    let whole = try Data(contentsOf: report).count
    #expect(whole < 3_000_000)
    #expect(try program.call("render", "--max-page-size", "200kB").code == 0)
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder).count > 100)
    #expect(try Data(contentsOf: report).count < whole - 200_000)
    #expect(try program.call("render", "--max-page-size", "3MB").code == 0)
    #expect(!FileManager.default.fileExists(atPath: folder))

    try checkUse(program, data)

    let rerun = try program.call(["rerun", "curv"] + flags)
    #expect(rerun.code == 0, Comment(rawValue: rerun.errors))
    let executed = try program.latestRun().cells.filter(\.wasExecuted).map(\.source.id)
    #expect(executed == ["curves"])

    let quick = try program.call(flags + ["--quick"])
    #expect(quick.code == 0, Comment(rawValue: quick.errors))
    let short = try program.latestRun()
    #expect(short.text(of: "comparison") == "")
    #expect(short.count(of: "claims") { if case .table = $0 { true } else { false } } == 0)
    #expect(short.metrics["best_test_accuracy"] == run.metrics["best_test_accuracy"])
  }

  /// Editing a chart or a figure does not retrain a network.
  private func checkKeys(_ program: SimpsonsProgram, _ run: Run) throws {
    struct Action: Decodable {
      struct Key: Decodable {
        struct Part: Decodable { var name: String }
        var parts: [Part]
      }
      var cell: String
      var key: Key
    }
    let folder = program.notebook.appending(path: "store/actions")
    let actions = try FileManager.default.contentsOfDirectory(
      at: folder, includingPropertiesForKeys: nil
    ).map { file in
      let lines = try Data(contentsOf: file).split(separator: UInt8(ascii: "\n"))
      return try JSONDecoder().decode(Action.self, from: try #require(lines.dropFirst().first))
    }
    let needing = { (module: String) in
      Set(actions.filter { $0.key.parts.contains { $0.name == "module \(module)" } }.map(\.cell))
    }
    #expect(Set(actions.map(\.cell)) == Set(run.cells.map(\.source.id)))
    #expect(needing("Figures").contains("curves"))
    let training = needing("NeuralNetwork").intersection([
      "train", "first-model", "comparison", "fully-connected", "architectures", "regularization",
      "normalization", "optimizers", "schedules", "batch-sizes", "colors", "augmentations",
      "claims", "better-model", "best",
    ])
    #expect(training.count == 15)
    #expect(training.isDisjoint(with: needing("Figures").union(needing("Charts"))))
  }

  private func checkMetrics(_ program: SimpsonsProgram, _ run: Run) throws {
    let file = program.notebook.appending(path: "metrics.json")
    let metrics = try #require(
      JSONSerialization.jsonObject(with: Data(contentsOf: file)) as? [String: Any])
    #expect(metrics["data"] as? String == "drawn")
    #expect(metrics["training_pictures"] as? Int == 180)
    #expect(metrics["test_pictures"] as? Int == 54)
    for name in [
      "validation_accuracy", "test_accuracy", "macro_f1", "holdout_accuracy",
      "best_holdout_accuracy", "best_test_accuracy", "best_macro_f1",
    ] {
      let value = try #require(metrics[name] as? Double)
      #expect((0...1).contains(value))
    }
    for name in [
      "validation_loss", "test_loss", "training_seconds", "training_pictures_per_second",
      "best_training_seconds",
    ] {
      #expect(try #require(metrics[name] as? Double) > 0)
    }
    // A third of the fifth that is set aside is for validation, and drawn pictures have no near-duplicates.
    #expect(metrics["holdout_pictures"] as? Int == 180 / 5 * 2 / 3)
    #expect(metrics["trial_pictures"] as? Int == 180 / 4)
    #expect(metrics["larger_edge"] as? Int == 64)
    // The second of the three test pictures of each drawn character is a copy.
    #expect(metrics["test_copies"] as? Int == 18)
    #expect(run.metrics["parameters"]?.value == .integer(2_941_742))
    let speed = try #require(run.header.provenance.facts?.first { $0.name == "Speed" }?.text)
    #expect(speed.contains("times as fast as Keras") && speed.contains("Measured 2"))
  }

  private func checkOutputs(_ run: Run) {
    #expect(run.text(of: "normalize").contains("(180, 64, 64, 3)"))
    #expect(run.text(of: "normalize").contains("(180, 18)"))
    #expect(run.text(of: "normalize").contains("(54, 18)"))
    #expect(run.text(of: "model").contains(" Total params: 2,941,742 (11.22 MB)"))
    #expect(run.text(of: "train").contains("Epoch 2/2"))
    #expect(run.text(of: "best").components(separatedBy: "Epoch ").count == 1 + 5)
    #expect(run.text(of: "classification-report").contains("weighted avg"))
    #expect(run.count(of: "look") { if case .figure = $0 { true } else { false } } == 2)
    #expect(run.count(of: "look") { if case .gallery = $0 { true } else { false } } == 1)
    #expect(run.count(of: "curves") { if case .figure = $0 { true } else { false } } == 1)
    #expect(run.count(of: "evaluate") { if case .finding = $0 { true } else { false } } == 1)
    #expect(run.count(of: "conclusions") { if case .finding = $0 { true } else { false } } == 10)
    #expect(
      run.count(of: "classification-report") { if case .figure = $0 { true } else { false } } == 5)
    for cell in ["fully-connected", "optimizers", "claims", "side-by-side"] {
      let tables = run.count(of: cell) { if case .table = $0 { true } else { false } }
      #expect(tables > 0, "\(cell) shows a table")
    }
  }

  /// The trained network classifies a picture and can be exported.
  private func checkUse(_ program: SimpsonsProgram, _ data: String) throws {
    let picture = "\(data)/kaggle_simpson_testset/bart_simpson_0.jpg"
    let told = try program.call("predict", picture, "--json")
    #expect(told.code == 0, Comment(rawValue: told.errors))
    #expect(told.errors.contains("the network of the cell “The best model”"))
    let model = program.folder.appending(path: "model.safetensors").path
    let exported = try program.call("export", "--model", model)
    #expect(exported.code == 0, Comment(rawValue: exported.errors))
    #expect(exported.errors.contains("the network of the cell “The best model”"))
    #expect(try program.call("predict", picture, "--json", "--model", model).output == told.output)
    let onnx = program.folder.appending(path: "model.onnx").path
    #expect(try program.call("export", "--onnx", onnx).code == 0)
    #expect(
      try Data(contentsOf: URL(filePath: onnx)).range(of: Data("averaged over areas".utf8)) != nil)
  }

  private func checkReport(_ report: URL) throws {
    let page = try String(contentsOf: report, encoding: .utf8)
    for words in [
      "who is in the picture?", "Made from the pictures in the folder", "The goal of 85%", "<svg",
      "weighted avg", "macro F1",
    ] {
      let isThere = page.contains(words)
      #expect(isThere, "the report says \(words)")
    }
    let opensNothing = !page.contains("src=\"http")
    #expect(opensNothing)
  }

  @Test("draws pictures of the requested difficulty")
  func difficulty() throws {
    let program = try SimpsonsProgram()
    defer { program.remove() }
    // A few pictures that pass for the usual number, which would take longer to draw.
    let folder = program.folder.appending(path: "output/stand-in")
    let usual = StandIn(difficulty: 0.9)
    try StandIn(difficulty: 0.9, trainingCount: 18, testCount: 36).write(to: folder.path)
    let marker = folder.appending(path: "stand-in.json")
    let text = try String(contentsOf: marker, encoding: .utf8)
      .replacing("\"trainingCount\" : 18", with: "\"trainingCount\" : \(usual.trainingCount)")
      .replacing("\"testCount\" : 36", with: "\"testCount\" : \(usual.testCount)")
    try Data(text.utf8).write(to: marker)
    let answer = try program.call("run", "load", "--difficulty", "0.9", "--picture-size", "32")
    #expect(answer.code == 0, Comment(rawValue: answer.errors))
    #expect(try program.latestRun().metrics["training_pictures"]?.value == .integer(18))
    let status = try program.call("status", "--why", "--picture-size", "32")
    #expect(status.output.contains("data: difficulty 0.9 -> \(StandIn().difficulty)"))
  }

  @Test("rejects a wrong call with a clear message", arguments: Mistake.all)
  func mistakes(mistake: Mistake) throws {
    let program = try SimpsonsProgram()
    defer { program.remove() }
    let answer = try program.call(mistake.arguments)
    #expect(answer.code == mistake.code)
    #expect(answer.errors.contains(mistake.message), Comment(rawValue: answer.errors))
    #expect(!answer.errors.contains("Fatal error"))
  }
}

/// A call that must fail, and what its message must contain.
struct Mistake: Sendable, CustomTestStringConvertible {
  var arguments: [String]
  var code: Int32
  var message: String

  var testDescription: String { arguments.joined(separator: " ") }

  static let all = [
    Mistake(arguments: ["--data", "/nowhere/at/all"], code: 2, message: "/nowhere/at/all"),
    Mistake(arguments: ["--epochs", "0"], code: 2, message: "1...1000"),
    Mistake(arguments: ["--epochs", "many"], code: 2, message: "many"),
    Mistake(arguments: ["--difficulty", "1.5"], code: 2, message: "0.0...1.0"),
    Mistake(arguments: ["--batchsize", "3"], code: 2, message: "--batch-size"),
    Mistake(arguments: ["rerun", "trian"], code: 2, message: "train"),
  ]
}

extension CellRun {
  /// Whether the cell was executed in this run.
  var wasExecuted: Bool {
    if case .finished(let result) = state { result.origin == .executed } else { false }
  }
}

extension Run {
  /// Everything that a cell printed.
  func text(of id: String) -> String {
    outputs(of: id).reduce(into: "") { text, output in
      if case .text(let printed) = output { text += printed.text }
    }
  }

  /// The number of outputs of a kind.
  func count(of id: String, where isOfKind: (Output) -> Bool) -> Int {
    outputs(of: id).count(where: isOfKind)
  }

  private func outputs(of id: String) -> [Output] {
    cells.first { $0.source.id == id }?.outputs.map(\.value) ?? []
  }
}
