import Artifacts
import Execution
import Metrics
import NeuralNetwork

extension Table {
  /// Trials, one a row, with the baseline first.
  static func trials(_ trials: [Trial], baseline: Baseline, caption: String? = nil) -> Table {
    Table(
      columns: [
        .init("Trial"), .init("Parameters"), .init("Pictures/s", digits: 0), .init("Epochs"),
        .init("Seconds", digits: 1), .init("Validation", best: .highest),
        .init("Hold-out", best: .highest), .init("Test", best: .highest),
        .init("Macro F1", digits: 3, best: .highest),
      ],
      rows: [row(baseline.trial)] + trials.map(row), caption: caption)
  }

  private static func row(_ trial: Trial) -> [Value] {
    [
      .text(trial.name), .integer(trial.parameters),
      .number(trial.history.meanSamplesPerSecond.value), .integer(trial.history.epochs),
      .number(trial.history.totalSeconds.value), .percent(trial.judgement.validation.value),
      .percent(trial.judgement.holdOut.value), .percent(trial.judgement.test.value),
      .number(trial.judgement.holdOutF1),
    ]
  }
}

extension Baseline {
  /// What the trials showed, judged by the hold-out and the spread of the repeated baseline: a clause for each.
  func verdicts(_ trials: [Trial]) -> String {
    let spread = spread
    func named(_ verdict: Spread.Verdict) -> [String] {
      trials.filter { spread.verdict($0.judgement.holdOut.value) == verdict }.map { trial in
        let difference = trial.judgement.holdOut.value - spread.mean
        return verdict == .withinSpread
          ? "*\(trial.name)*" : "*\(trial.name)* (\(points(abs(difference))))"
      }
    }
    let (better, worse, same) = (named(.higher), named(.lower), named(.withinSpread))
    var clauses: [String] = []
    if !better.isEmpty { clauses.append("better than the baseline: \(list(better))") }
    if !worse.isEmpty { clauses.append("worse: \(list(worse))") }
    if !same.isEmpty {
      clauses.append("no effect that the repetitions would not show too: \(list(same))")
    }
    let text = clauses.joined(separator: "; ")
    return text.prefix(1).uppercased() + text.dropFirst() + "."
  }

  /// Whether a trial is worse by more than the repetitions lie apart.
  func isWorse(_ trial: Trial) -> Bool { spread.verdict(trial.judgement.holdOut.value) == .lower }

  /// Whether a trial is better by more than the repetitions lie apart.
  func isBetter(_ trial: Trial) -> Bool {
    spread.verdict(trial.judgement.holdOut.value) == .higher
  }

  /// The verdict on one trial as a phrase: `2.1 points better than the baseline`.
  func phrase(_ trial: Trial) -> String {
    let difference = trial.judgement.holdOut.value - spread.mean
    return switch spread.verdict(trial.judgement.holdOut.value) {
    case .higher: "\(points(difference)) better than the baseline"
    case .lower: "\(points(-difference)) worse than the baseline"
    case .withinSpread: "no different from the baseline, within its spread"
    }
  }
}

extension Table {
  /// Models with the three accuracies, each with its 95 % interval.
  static func judgements(_ models: [(name: String, judgement: Judgement)]) -> Table {
    func text(_ share: Proportion) -> Value {
      let interval = share.interval
      return .text(
        "\(percent(share.value)) (\(fixed(interval.lowerBound * 100, digits: 1)) to "
          + "\(fixed(interval.upperBound * 100, digits: 1)))")
    }
    return Table(
      columns: [
        .init("Model"), .init("Validation"), .init("Hold-out"), .init("Test"),
        .init("Macro F1, hold-out", digits: 3),
      ],
      rows: models.map { name, judgement in
        [
          .text(name), text(judgement.validation), text(judgement.holdOut), text(judgement.test),
          .number(judgement.holdOutF1),
        ]
      },
      caption: "Accuracies with their 95 % intervals (Wilson).")
  }
}
