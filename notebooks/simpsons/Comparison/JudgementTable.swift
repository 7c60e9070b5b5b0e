import Display
import Metrics

extension Table {
  /// Models with their accuracies, each with its n and its 95 % interval; a set that a model learnt from is left empty.
  static func judgements(
    _ models: [(name: String, judgement: Judgement)], laboratory: LaboratoryJudgement? = nil
  ) -> Table {
    func text(_ share: Proportion) -> Value {
      .text("\(percent(share.value)) of\u{A0}\(grouped(share.count)) (\(interval(share)))")
    }
    let first = laboratory.map { laboratory -> [Value] in
      [
        .text(laboratory.name), text(laboratory.validation), .empty, text(laboratory.test), .empty,
      ]
    }
    return Table(
      columns: [
        .init("Model"), .init("Validation, at random"), .init("Hold-out, new scenes"),
        .init("Test"), .init("Macro F1, hold-out", digits: 3),
      ],
      rows: [first].compactMap(\.self)
        + models.map { name, judgement in
          [
            .text(name), text(judgement.validation), text(judgement.holdOut), text(judgement.test),
            .number(judgement.holdOutF1),
          ]
        },
      caption: "Accuracies with the number of pictures and the 95 % intervals (Wilson)."
        + (laboratory == nil
          ? ""
          : " The network of the first row learnt from most of the hold-out, so it has no figure there.")
    )
  }
}

/// What the network of the laboratory's first half reached, in the laboratory's own split.
struct LaboratoryJudgement {
  var name: String
  /// The last fifth of the shuffled pictures.
  var validation: Proportion
  var test: Proportion
}
