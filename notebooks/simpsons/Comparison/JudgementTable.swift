import Display
import Metrics

extension Table {
  /// Models with their accuracies, each with its count and 95% interval; a set that a model learned from stays empty.
  static func judgements(
    _ models: [(name: String, judgement: Judgement)], laboratory: LaboratoryJudgement? = nil
  ) -> Table {
    func text(_ share: Proportion) -> Value {
      .text("\(share.percent) of \(ShareText.grouped(share.count)) (\(share.bounds))")
    }
    let first = laboratory.map { laboratory -> [Value] in
      [
        .text(laboratory.name), text(laboratory.validation), .empty, text(laboratory.test), .empty,
      ]
    }
    let note = " The network in the first row learned from most of the hold-out, so it has no figure there."
    return Table(
      columns: [
        .init("Model"), .init("Validation, random"), .init("Hold-out, new scenes"),
        .init("Test"), .init("Macro F1, hold-out", digits: 3),
      ],
      rows: [first].compactMap(\.self)
        + models.map { name, judgement in
          [
            .text(name), text(judgement.validation), text(judgement.holdOut), text(judgement.test),
            .number(judgement.holdOutF1),
          ]
        },
      caption: "Accuracies with the number of pictures and 95% intervals (Wilson)."
        + (laboratory == nil ? "" : note))
  }
}

/// The accuracies of the network from the laboratory's first half, on the original split.
struct LaboratoryJudgement {
  var name: String
  /// The last fifth of the shuffled pictures.
  var validation: Proportion
  var test: Proportion
}
