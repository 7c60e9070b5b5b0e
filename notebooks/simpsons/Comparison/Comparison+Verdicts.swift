import Cuaderno
import Datasets
import Metrics

extension Comparison {
  /// A trial compared with another one that used the same random numbers, picture by picture on the hold-out.
  ///
  /// Repetitions of that other one are assumed to differ as much as those of the baseline.
  /// - Parameter reference: The baseline by default.
  func judge(_ trial: Trial, against reference: Trial? = nil) -> ShareComparison {
    let reference = reference ?? baseline.trial
    let labels = setting.judging.holdOut.labels
    let test = McNemarTest(
      labels: labels, first: reference.judgement.holdOutPredictions,
      second: trial.judgement.holdOutPredictions)
    let shift = reference.judgement.holdOut.value - baseline.trial.judgement.holdOut.value
    return ShareComparison(
      test, of: labels.count, value: trial.judgement.holdOut.value,
      beyond: Spread(baseline.spread.values.map { $0 + shift }))
  }

  /// The verdicts on many trials.
  func verdicts(_ trials: [Trial]) -> Verdicts {
    Verdicts(trials.map { Verdicts.Entry($0.name, judge($0)) })
  }
}

extension Comparison? {
  /// Trains and judges each recipe, then shows the trials in a table and what they prove.
  /// - Returns: The trials; none when the comparisons are left out.
  func tryOut(_ recipes: [Recipe]) throws -> [Trial] {
    guard let comparison = self else { return leftOut([]) }
    let trials = try comparison.trials(recipes)
    show(comparison.table(trials))
    show(Finding(comparison.verdicts(trials).sentence(than: "the baseline")))
    return trials
  }
}

/// Says that `--quick` left a comparison out.
/// - Returns: What stands for its result.
func leftOut<Value>(_ value: Value) -> Value {
  show(Finding("Left out, because the notebook was run with `--quick`."))
  return value
}
