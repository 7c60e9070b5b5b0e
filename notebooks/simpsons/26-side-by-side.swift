import Artifacts
import Cuaderno
import Figures
import Metrics
import NeuralNetwork

//: ## All alternatives side by side
//:
//: What did the small changes do? Each dot is a trial with its 95 % interval, and the grey band is how far the
//: repeated baseline reaches on the hold-out.

let sideBySide = Cell(
  "All alternatives side by side", comparison, fullyConnected, architectures, regularization,
  normalization, optimizers, schedules, batchSizes, colours, augmentations, claims
) {
  comparison, fullyConnected, architectures, regularization, normalization, optimizers, schedules,
  batchSizes, colours, augmentations, claims in
  guard let comparison else {
    showLeftOut()
    return
  }
  let baseline = comparison.baseline
  let topics = [
    ("convolutions", fullyConnected), ("depth and width", architectures),
    ("regularization", regularization), ("batch normalization", normalization),
    ("optimizers", optimizers), ("learning rates", schedules), ("batch sizes", batchSizes),
    ("colour", colours), ("augmentation", augmentations), ("the claims", claims),
  ]
  let trials = topics.flatMap(\.1)
  let order = trials.sorted { $0.judgement.holdOut.value > $1.judgement.holdOut.value }
  let better = trials.filter(baseline.isBetter)
  show(
    RunComparison(
      better.isEmpty
        ? "No change to the baseline helps beyond its spread"
        : "\(better.count) of \(trials.count) changes to the baseline \(better.count == 1 ? "helps" : "help") beyond its spread",
      runs: ([baseline.trial] + order).map { trial in
        RunComparison.Run(
          trial.name,
          accuracies: [
            (on: "hold-out", value: trial.judgement.holdOut),
            (on: "test", value: trial.judgement.test),
          ])
      }, baseline: baseline.spread))

  //: How they learnt, topic by topic:

  let behind = ComparisonCurves.Run("baseline", baseline.trial.history)
  for (topic, trials) in topics where !trials.isEmpty {
    show(
      ComparisonCurves(
        "Accuracy by epoch: \(topic)",
        runs: trials.map { ComparisonCurves.Run($0.name, $0.history) }, baseline: behind))
  }

  //: And all of them as a table:

  show(
    Table.trials(
      order, baseline: baseline,
      caption: "All trials, the best on the hold-out first, behind the baseline."))
  let seconds = (baseline.repetitions + trials).reduce(0) { $0 + $1.history.totalSeconds.value }
  metric(
    "comparison_seconds", seconds, better: .lower, format: .seconds, isMeasured: true)
  let gap = trials.map { $0.judgement.test.value - $0.judgement.holdOut.value }
  show(
    Finding(
      "The \(trials.count) trials and the repetitions took \(fixed(seconds / 60, digits: 1)) minutes of training. "
        + (better.isEmpty
          ? "None of them beats the baseline clearly."
          : "What helps most is *\(order[0].name)*, with \(percent(order[0].judgement.holdOut.value)) of the hold-out.")
        + " The test is easier than the hold-out in \(gap.count { $0 > 0 }) of \(gap.count) trials."
    ))
}
