import Display
import Foundation
import RunRecord

/// A run with every kind of output, every state of a cell, and hostile text wherever text can come from outside.
enum SampleRun {
  static let hostile = "<script>alert(1)</script>"

  static func source(
    _ number: Int, _ id: String, _ title: String, _ text: String, inputs: [String] = []
  )
    -> CellSource
  {
    CellSource(
      id: id, number: number, title: title, path: "notebooks/sample/0\(number)-\(id).swift",
      text: text, inputs: inputs, parameters: [])
  }

  static let sources = [
    source(
      1, "load", "Load",
      """
      import Cuaderno
      import Datasets

      //: ## Load the pictures
      //: The pictures are in `characters/`, one folder per name[^1]. Each is decoded and scaled to
      //: 64 × 64. We read \\(training_pictures, integer) of them; see [Train](#train).
      //:
      //: [^1]: The layout of the *Simpsons* set, see <https://example.org/data>.
      //:
      //: | Part | Use |
      //: |---|---|
      //: | training | learn & validate |
      //: | test | judge |
      //:
      //: - [x] decoded
      //: - [ ] labeled by hand
      //:
      //: Raw <script>alert(1)</script> HTML is text, and a mistake \\(no_such_metric, percent) shows.
      //: ![A sample](sample.png) ![Not there](absent.png)

      let load = Cell("Load", folder) { folder in
        let pictures = try await Pictures(folder: folder, size: 64)  // bilinear
        print("read \\(pictures.count) pictures of \\(pictures.names.count) characters")
        return pictures
      }
      """),
    source(
      2, "train", "Train",
      """
      import Cuaderno
      import NeuralNetwork

      //: ## Train the network
      //: Seven epochs of Adam minimize the cross-entropy
      //: $$L(\\theta) = -\\frac{1}{n} \\sum_{i=1}^{n} \\log p_\\theta(y_i \\mid x_i),$$
      //: where $p_\\theta = \\mathrm{softmax}(z)$ and $z \\in \\mathbb{R}^{18}$. It costs $5 or $6 of power.

      /// The trained network.
      @MainActor let train = Cell("Train", load) { pictures in
        var model = Sequential { Conv2D(32, kernelSize: 3, activation: .relu) }
        let history = try await model.fit(pictures, epochs: 7, validationSplit: 0.2)
        show(history)

        //: ### What came out
        //: The last epoch validates at \\(validation_accuracy, percent) with a loss of
        //: \\(validation_loss, three decimals), after \\(training_seconds, seconds).
        metric("validation_accuracy", history.last(.validationAccuracy))
        return TrainedModel(model, history)
      }
      """, inputs: ["load"]),
    source(
      3, "evaluate", "Evaluate",
      """
      import Cuaderno

      //: ## How good is it?
      //: On pictures that it never saw.
      let evaluate = Cell("Evaluate", train) { model in
        show(ConfusionMatrix(model))
      }
      """, inputs: ["train"]),
    source(
      4, "errors", "Errors",
      "//: ## Where it errs\nlet errors = Cell(\"Errors\", evaluate) { _ in\n  try check(1)\n}\n",
      inputs: ["evaluate"]),
    source(5, "extra", "Extra", "let extra = Cell(\"Extra\") { }", inputs: ["errors"]),
    source(6, "slow", "Slow", "//: # A slow cell\nlet slow = Cell(\"Slow\") { }"),
    source(7, "old", "Old", "//: Prose without a heading.\nlet old = Cell(\"Old\") { }"),
  ]

  static func header(id: String = "2026-05-03T14-02-11-7f3a", epochs: String = "7") -> RunHeader {
    RunHeader(
      id: id, date: Date(timeIntervalSince1970: 1_777_816_931), notebook: "sample",
      title: "Convolutional neural networks: who is in the picture?", cells: sources,
      parameters: [
        ParameterValue(name: "epochs", value: epochs, isDefault: epochs == "7", help: "Passes"),
        ParameterValue(name: "data", value: hostile, isDefault: false, help: hostile),
      ],
      seed: 0,
      provenance: Provenance(
        commit: "2718281828459045235360287471352662497757", hasUncommittedChanges: true,
        toolchain: "Swift 6.3.1", operatingSystem: "Debian 12", processor: "AMD EPYC 7B13",
        cores: 2,
        memory: 25_769_803_776, libraries: ["OpenBLAS": "0.3.21", "OpenCV": "4.6.0"],
        facts: [.init(name: "Speed", text: "726 pictures/s \(hostile)")]))
  }

  static func result(
    _ origin: CellResult.Origin = .executed, seconds: Double, resumedAt: String? = nil
  )
    -> CellResult
  {
    CellResult(
      origin: origin, seconds: seconds, byteCount: 1000, key: "k", resultHash: "h",
      resumedAt: resumedAt)
  }

  /// What has happened in the run, with all cells in the end they have.
  static func events(accuracy: Double = 0.8734) -> [Event] {
    let log = (1...7).map { epoch in
      "Epoch \(epoch)/7\n\r  1/475 ━ 19s\r475/475 ━━━━━━━━━━━━━━━━━━━━ 19s 25ms/step - accuracy: 0.4347 - loss: 1.8561\n"
    }.joined()
    let long = (1...200).map { "line \($0) of a long list of names, \(hostile)" }
      .joined(separator: "\n")
    let first = Anchor(token: 24)
    let kinds: [(Double, Event.Kind)] = [
      (0, .runStarted(header())),
      (0.1, .cellStarted(cell: "load")),
      (0.4, .output(cell: "load", anchor: first, .text(PrintedText("read 19,548 pictures\n")))),
      (0.4, .output(cell: "load", anchor: first, .text(PrintedText(long)))),
      (
        0.5,
        .output(
          cell: "load", anchor: first,
          .text(PrintedText("skipped \(hostile)/pic_0001.jpg: damaged\n", stream: .standardError)))
      ),
      (
        0.5,
        .output(
          cell: "load", anchor: first,
          .finding(
            Finding("Made from the real pictures in `characters/`, 19,548 of them.", role: .data)))
      ),
      (
        0.5,
        .metric(
          cell: "load", anchor: first, Metric("training_pictures", .integer(19548)))
      ),
      (12.4, .cellFinished(cell: "load", result(seconds: 12.3))),
      (12.4, .cellStarted(cell: "train")),
      (13, .output(cell: "train", anchor: Anchor(token: 55), .text(PrintedText(log)))),
      (13, .output(cell: "train", anchor: Anchor(token: 55), .figure(figure(isHeadline: true)))),
    ]
    return (kinds + later(accuracy)).map { Event(time: $0, kind: $1) }
  }

  private static func later(_ accuracy: Double) -> [(Double, Event.Kind)] {
    let end = Anchor(token: 1000)
    return [
      (
        150,
        .metric(
          cell: "train", anchor: end,
          Metric(
            "validation_accuracy", .number(accuracy), better: .higher,
            keyFigure: "Validation accuracy", format: .percent))
      ),
      (
        150,
        .metric(
          cell: "train", anchor: end,
          Metric("validation_loss", .number(0.41234), better: .lower, keyFigure: "Validation loss"))
      ),
      (
        150,
        .metric(
          cell: "train", anchor: end,
          Metric(
            "training_seconds", .number(131.7), keyFigure: "Training", format: .seconds,
            isMeasured: true))
      ),
      (150, .cellFinished(cell: "train", result(seconds: 137.2, resumedAt: "epoch 4/7"))),
      (150, .output(cell: "evaluate", anchor: end, .table(table))),
      (150, .output(cell: "evaluate", anchor: end, .table(wideTable))),
      (150, .output(cell: "evaluate", anchor: end, .gallery(gallery))),
      (
        150,
        .output(
          cell: "evaluate", anchor: end,
          .finding(
            Finding(
              "The network names **94.2%** of 890 test pictures correctly (95% interval 92.4 to 95.5%).",
              role: .outcome, goal: .met)))
      ),
      (
        150,
        .output(
          cell: "evaluate", anchor: end,
          .markdown("Best is **\(hostile)**, worst `\(hostile)`.\n\n1. one\n2. two"))
      ),
      (
        150,
        .cellFinished(
          cell: "evaluate", result(.stored(run: "2026-05-02T09-00-00-aa11"), seconds: 3.1))
      ),
      (150, .cellStarted(cell: "errors")),
      (
        151,
        .cellFailed(
          cell: "errors",
          CellFailure(
            cause: .signal(5), message: "Index out of range: \(hostile)",
            path: "notebooks/sample/04-errors.swift", line: 3, isLastLineReached: true,
            backtrace: (0..<30).map { "\($0) 0x00007f\($0) \(hostile) in sample" }
              .joined(separator: "\n"), seconds: 0.4))
      ),
      (151, .cellSkipped(cell: "extra", reason: "it reads “Errors”, which failed")),
      (151, .cellStarted(cell: "slow")),
      (160, .cellInterrupted(cell: "slow", position: "epoch 4/7", seconds: 9)),
      (
        160,
        .cellFinished(
          cell: "old",
          result(
            .accepted(run: "2026-05-01T08-00-00-bb22", reasons: ["Charts changed"]), seconds: 1))
      ),
      (160, .cellStale(cell: "old", reasons: ["parameter epochs 7 → 3", "Charts changed"])),
      (160, .warning("The disk is nearly full: \(hostile)")),
      (161, .runFinished(RunOutcome(status: .failed, exitCode: 133, seconds: 161))),
    ]
  }

  /// A finished run of one cell that shows these outputs.
  static func run(showing outputs: Output...) -> Run {
    var header = header()
    header.cells = [source(1, "only", "Only", "let only = Cell(\"Only\") { }")]
    var run = Run(header)
    run.cells[0].state = .finished(result(seconds: 1))
    run.cells[0].outputs = outputs.map { Placed(Anchor(token: 0), $0) }
    run.outcome = RunOutcome(status: .succeeded, exitCode: 0, seconds: 1)
    return run
  }

  static var run: Run { Run(events())! }

  /// An earlier run with other settings and results.
  static var previous: Run {
    var run = Run(events(accuracy: 0.861))!
    run.header = header(id: "2026-05-02T09-00-00-aa11", epochs: "3")
    return run
  }
}
