import Display
import Metrics
import Printing

extension Table {
  /// Models with their accuracies, each with its count and 95% interval.
  static func judgements(_ models: [(name: String, judgement: Judgement)]) -> Table {
    func text(_ share: Proportion) -> Value {
      .text("\(share.percent) of \(share.count.grouped) (\(share.bounds))")
    }
    return Table(
      columns: [
        .init("Model"), .init("Validation, random"), .init("Hold-out, new scenes"),
        .init("Test"), .init("Macro F1, hold-out", digits: 3),
      ],
      rows: models.map { name, judgement in
        [
          .text(name), text(judgement.validation), text(judgement.holdOut), text(judgement.test),
          .number(judgement.holdOutF1),
        ]
      },
      caption: "Accuracies with the number of pictures and 95% intervals (Wilson).")
  }
}
