import Artifacts
import Cuaderno
import Figures
import Metrics
import NeuralNetwork

//: ## All alternatives side by side
//:
//: What did the small changes achieve? Each dot is one trial with its 95% interval. The gray band
//: extends beyond the repeated baseline on both sides by the width of its range. Within it, nothing
//: counts as an effect; outside it, McNemar's test has to agree.

let sideBySide: Cell<ComparisonSummary?> = Cell(
  "All alternatives side by side", comparison, fullyConnected, architectures, regularization,
  normalization, optimizers, schedules, batchSizes, colors, augmentations, claims
) {
  comparison, fullyConnected, architectures, regularization, normalization, optimizers, schedules,
  batchSizes, colors, augmentations, claims in
  guard let comparison else {
    showLeftOut()
    return nil
  }
  let baseline = comparison.baseline
  let topics = [
    ("convolutions", fullyConnected), ("depth and width", architectures),
    ("regularization", regularization), ("batch normalization", normalization),
    ("optimizers", optimizers), ("learning rates", schedules), ("batch sizes", batchSizes),
    ("color", colors), ("augmentation", augmentations), ("the claims", claims),
  ]
  let trials = topics.flatMap(\.1)
  let order = trials.sorted { $0.judgement.holdOut.value > $1.judgement.holdOut.value }
  let better = order.filter(comparison.isBetter)
  let worse = trials.filter(comparison.isWorse)
  show(
    RunComparison(
      better.isEmpty
        ? "No change to the baseline helps beyond its spread and by McNemar's test"
        : "\(better.count) of \(trials.count) changes to the baseline \(better.count == 1 ? "helps" : "help") beyond its spread and by McNemar's test",
      runs: ([baseline.trial] + order).map { trial in
        RunComparison.Run(
          trial.name,
          accuracies: [
            (on: "hold-out", value: trial.judgement.holdOut),
            (on: "test", value: trial.judgement.test),
          ])
      }, baseline: baseline.spread, nouns: .characters))

  //: How they learned, topic by topic:

  let behind = ComparisonCurves.Run("baseline", baseline.trial.history)
  for (topic, trials) in topics where !trials.isEmpty {
    show(
      ComparisonCurves(
        "Accuracy by epoch: \(topic)",
        runs: trials.map { ComparisonCurves.Run($0.name, $0.history) }, baseline: behind))
  }

  //: And all of them in one table:

  show(
    comparison.table(
      order, caption: "All trials, the best on the hold-out first, behind the baseline."))
  let seconds = (baseline.repetitions + trials).reduce(0) { $0 + $1.history.totalSeconds.value }
  metric(
    "comparison_seconds", seconds, better: .lower, format: .seconds, isMeasured: true)
  let gap = trials.map { $0.judgement.test.value - $0.judgement.holdOut.value }
  // Two topics may share a training; it is one comparison.
  let summary = ComparisonSummary(
    count: Set(trials.map { $0.history[.loss] }).count, better: better.map(\.name),
    worse: worse.map(\.name))
  show(
    Finding(
      "The \(trials.count) trials and the repetitions took \(fixed(seconds / 60, digits: 1)) minutes of training. "
        + (better.isEmpty
          ? "None of them is shown to beat the baseline."
          : "What helps most is *\(better[0].name)*, with \(percent(better[0].judgement.holdOut.value)) of the hold-out; the "
            + "highest of many is flattered by having been picked.")
        + " The test accuracy is above that of the hold-out in \(gap.count { $0 > 0 }) of \(gap.count) trials."
    ))
  show(
    Finding(
      "**How many would be luck?** \(summary.count) different changes were compared with the baseline, and "
        + "\(better.count + worse.count) of the \(trials.count) rows are called effects. If none of them did anything, McNemar's test alone "
        + "would call about \(fixed(summary.expectedByChance, digits: 1)) of so many effects at the level of "
        + "\(percent(McNemarTest.level)); that they also have to lie outside of the band makes it fewer, nobody knows by how much."
    ))
  return summary
}
