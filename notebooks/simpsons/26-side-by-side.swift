import Artifacts
import Cuaderno
import Figures
import Metrics
import NeuralNetwork

//: ## All alternatives side by side
//:
//: What did the small changes achieve? Each dot is one trial with its 95% interval. The gray band
//: extends beyond the repeated baseline on both sides by the width of its range. Within it, nothing
//: is an effect; outside it, McNemar's test has to agree.

let sideBySide: Cell<ComparisonSummary?> = Cell(
  "All alternatives side by side", comparison, fullyConnected, architectures, regularization,
  normalization, optimizers, schedules, batchSizes, colors, augmentations, claims
) {
  comparison, fullyConnected, architectures, regularization, normalization, optimizers, schedules,
  batchSizes, colors, augmentations, claims in
  guard let comparison else { return leftOut(nil) }
  let baseline = comparison.baseline
  let topics = [
    ("convolutions", fullyConnected), ("depth and width", architectures),
    ("regularization", regularization), ("batch normalization", normalization),
    ("optimizers", optimizers), ("learning rates", schedules), ("batch sizes", batchSizes),
    ("color", colors), ("augmentation", augmentations), ("the claims", claims),
  ]
  let ranked = topics.flatMap(\.1)
    .sorted { $0.judgement.holdOut.value > $1.judgement.holdOut.value }
  let summary = ComparisonSummary(verdicts: comparison.verdicts(ranked))
  show(
    RunComparison(
      summary.title,
      runs: ([baseline.trial] + ranked).map { trial in
        RunComparison.Run(
          trial.name,
          accuracies: [
            (on: "hold-out", value: trial.judgement.holdOut),
            (on: "test", value: trial.judgement.test),
          ])
      }, baseline: baseline.spread, nouns: .characters))
  show(Finding(summary.sentence))

  //: **How many of these are luck?** The best of many results is flattering, because it was picked for
  //: being the best.

  show(Finding(summary.chance))

  //: How they learned, topic by topic:

  let behind = ComparisonCurves.Run("baseline", baseline.trial.history)
  for (topic, trials) in topics where !trials.isEmpty {
    show(
      ComparisonCurves(
        "Accuracy by epoch: \(topic)",
        runs: trials.map { ComparisonCurves.Run($0.name, $0.history) }, baseline: behind))
  }

  //: And all of them in one table:

  show(comparison.table(ranked, caption: "The best on the hold-out first, below the baseline. "))
  metric(
    "comparison_seconds",
    (baseline.repetitions + ranked).reduce(0) { $0 + $1.history.totalSeconds.value },
    better: .lower, format: .seconds, isMeasured: true)
  return summary
}
