import Artifacts
import Datasets
import Display
import Metrics
import NeuralNetwork

extension Comparison {
  /// A trial beside the baseline whose randomness it shares, picture by picture on the hold-out.
  func test(_ trial: Trial) -> McNemarTest {
    McNemarTest(
      labels: setting.judging.holdOut.labels,
      first: baseline.trial.judgement.holdOutPredictions,
      second: trial.judgement.holdOutPredictions)
  }

  /// Whether a trial has an effect: outside of what the repetitions show, and a difference by McNemar's test.
  func verdict(_ trial: Trial) -> Verdict {
    baseline.spread.verdict(trial.judgement.holdOut.value, by: test(trial))
  }

  func isWorse(_ trial: Trial) -> Bool { verdict(trial) == .worse }
  func isBetter(_ trial: Trial) -> Bool { verdict(trial) == .better }

  /// By how much the trial and the baseline differ on the hold-out: `+1.2 points, 95 % interval −0.6 to 3.0, p = 0.21`.
  func difference(_ trial: Trial) -> String {
    pairedDifference(test(trial), of: trial.judgement.holdOut.count)
  }

  /// The verdict on one trial as a phrase: `better than the baseline (...)`.
  func phrase(_ trial: Trial) -> String {
    let words =
      switch verdict(trial) {
      case .better: "better than the baseline"
      case .worse: "worse than the baseline"
      case .undecided: "not shown to differ from the baseline"
      }
    return "\(words) (\(difference(trial)), n = \(grouped(trial.judgement.holdOut.count)))"
  }

  /// What the trials showed: a clause for each verdict.
  func verdicts(_ trials: [Trial]) -> String {
    func named(_ wanted: Verdict) -> [String] {
      trials.filter { verdict($0) == wanted }.map { trial in
        wanted == .undecided ? "*\(trial.name)*" : "*\(trial.name)* (\(difference(trial)))"
      }
    }
    let (better, worse, same) = (named(.better), named(.worse), named(.undecided))
    var clauses: [String] = []
    if !better.isEmpty { clauses.append("better than the baseline: \(list(better))") }
    if !worse.isEmpty { clauses.append("worse: \(list(worse))") }
    if !same.isEmpty { clauses.append("no effect found: \(list(same))") }
    let text = clauses.joined(separator: "; ")
    return text.prefix(1).uppercased() + text.dropFirst() + "."
  }

  /// Trials, one a row, with the baseline first: what they reach on the three sets, and how sure that is.
  func table(_ trials: [Trial], caption: String? = nil) -> Table {
    let all = [baseline.trial] + trials
    let tests: [McNemarTest?] = [nil] + trials.map { test($0) }
    func column(_ name: String, _ share: KeyPath<Judgement, Proportion>) -> Table.Column {
      Table.Column(
        "\(name), n\u{A0}=\u{A0}\(grouped(baseline.trial.judgement[keyPath: share].count))",
        best: .highest)
    }
    /// The farthest that an interval reaches to one side.
    func reach(_ share: KeyPath<Judgement, Proportion>) -> String {
      let reaches = all.map { trial in
        let share = trial.judgement[keyPath: share]
        return max(
          share.value - share.interval.lowerBound, share.interval.upperBound - share.value)
      }
      return points(reaches.max() ?? 0)
    }
    let intervals =
      "The 95 % intervals (Wilson) of validation and test reach at most \(reach(\.validation)) and "
      + "\(reach(\.test)) to either side. p is that of McNemar's test against the baseline on the hold-out."
    return Table(
      columns: [
        .init("Trial"), .init("Parameters"), .init("Pictures/s", digits: 0), .init("Epochs"),
        .init("Seconds", digits: 1), column("Validation", \.validation),
        column("Hold-out", \.holdOut), .init("95\u{A0}% interval"), .init("p"),
        column("Test", \.test),
        .init("Macro F1", digits: 3, best: .highest),
      ],
      rows: zip(all, tests).map { Self.row($0, $1) },
      caption: [caption, intervals].compactMap(\.self).joined(separator: " "))
  }

  private static func row(_ trial: Trial, _ test: McNemarTest?) -> [Table.Value] {
    let (history, judgement) = (trial.history, trial.judgement)
    return [
      .text(trial.name), .integer(trial.parameters),
      .number(history.meanSamplesPerSecond.value), .integer(history.epochs),
      .number(history.totalSeconds.value), .percent(judgement.validation.value),
      .percent(judgement.holdOut.value), .text(interval(judgement.holdOut)),
      test.map { .text(pValue($0)) } ?? .empty, .percent(judgement.test.value),
      .number(judgement.holdOutF1),
    ]
  }

  /// The p value without an equality sign.
  private static func pValue(_ test: McNemarTest) -> String {
    let text = test.writtenPValue
    return text.hasPrefix("= ") ? String(text.dropFirst(2)) : text
  }
}
