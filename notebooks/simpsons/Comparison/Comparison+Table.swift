import Artifacts
import Cuaderno
import Metrics
import NeuralNetwork
import Printing

extension Comparison {
  /// Trials, one per row, below the baseline: what they reach on the three sets, and how certain that is.
  func table(_ trials: [Trial], caption: String = "") -> Table {
    let rows =
      [row(baseline.trial, pValue: nil)] + trials.map { row($0, pValue: judge($0).pValue) }
    return Table(
      columns: [
        .init("Trial"), .init("Parameters"), .init("Pictures/s", digits: 0), .init("Epochs"),
        .init("Seconds", digits: 1), column("Validation", \.validation),
        column("Hold-out", \.holdOut), .init("95% interval"), .init("p"), column("Test", \.test),
        .init("Macro F1", digits: 3, best: .highest),
      ],
      rows: rows,
      caption: caption + "The interval (Wilson) and p (McNemar's test against the baseline) "
        + "refer to the hold-out.")
  }

  private func column(_ name: String, _ share: KeyPath<Judgement, Proportion>) -> Table.Column {
    let count = baseline.trial.judgement[keyPath: share].count
    return Table.Column("\(name), n = \(count.grouped)", best: .highest)
  }

  private func row(_ trial: Trial, pValue: Double?) -> [Table.Value] {
    let (history, judgement) = (trial.history, trial.judgement)
    return [
      .text(trial.name), .integer(trial.parameters),
      .number(history.meanSamplesPerSecond.value), .integer(history.epochs),
      .number(history.totalSeconds.value), .percent(judgement.validation.value),
      .percent(judgement.holdOut.value), .text(judgement.holdOut.bounds),
      pValue.map { .text(ShareText.pValue($0).trimmingPrefix("= ").description) } ?? .empty,
      .percent(judgement.test.value), .number(judgement.holdOutF1),
    ]
  }
}
