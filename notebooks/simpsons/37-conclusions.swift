import Artifacts
import Cuaderno
import Datasets
import Figures
import Metrics
import NeuralNetwork
import SimpsonsData

//: ## Conclusions
//:
//: The code writes these sentences from the results of this run.

let conclusions = Cell(
  "Conclusions", load, normalize, train, evaluate, classificationReport, duplicates, firstModel,
  sideBySide, betterModel, betterResults, best, calibration, labelErrors
) {
  pictures, preparation, trained, evaluation, report, duplicates, first, comparisons, better,
  results,
  best, calibration, labels in
  let test = Proportion(share: evaluation.accuracy, of: evaluation.count)
  let floor = Double(pictures.test.classCounts.max() ?? 0) / Double(max(pictures.test.count, 1))
  show(
    Finding(
      (test.interval.lowerBound > floor
        ? "**It works.** "
        : test.interval.upperBound < floor
          ? "**It does not work.** " : "**Whether it works remains open.** ")
        + "A network with \(grouped(trained.network.parameterCount)) weights, trained for \(counted(trained.history.epochs, "epoch")), "
        + "recognises \(accuracy(test, of: "test pictures")); always answering with the most frequent character would reach "
        + "\(percent(floor))."))

  let validation = Proportion(
    share: trained.history.last(.validationAccuracy) ?? 0,
    of: preparation.order.count - preparation.trainingCount)
  let ahead = test.difference(from: validation)
  show(
    Finding(
      "**Test and validation.** The test accuracy differs from that of the \(grouped(validation.count)) validation pictures by "
        + "\(difference(ahead)). "
        + (ahead.interval.contains(0)
          ? "That is no more than chance may explain."
          : ahead.value > 0
            ? "That is more than chance explains. The two sets are not of one kind, and an easier test set says little "
              + "about new pictures: look whether its pictures have close relatives among those of the training."
            : "That is more than chance explains. The two sets are not of one kind: the test is the harder one, or the "
              + "validation has close relatives among the pictures of the training.")))

  let training = Proportion(
    share: trained.history.last(.accuracy) ?? 0, of: preparation.trainingCount)
  let gap = training.difference(from: validation)
  show(
    Finding(
      "**Learning by heart.** In the last epoch the network was right for \(percent(training.value)) of the training pictures and for "
        + "\(percent(validation.value)) of the validation pictures, a difference of \(difference(gap)). "
        + (gap.interval.lowerBound > 0
          ? "It knows the pictures that it learns from better than others. Whether more of them would change that was not tried."
          : "That shows no learning by heart.")))

  let copies = Proportion(duplicates.originals.count { $0 != nil }, of: pictures.test.count)
  show(
    Finding(
      "**What the test measures.** \(percent(copies.value)) of the \(grouped(copies.count)) test pictures are copies of training pictures. "
        + "Trained on the honest split, the same network recognises \(accuracy(first.judgement.holdOut, of: "hold-out pictures")), "
        + "whose near-duplicates it has not seen, and \(percent(first.judgement.test.value)) of the test."
    ))

  show(Finding("**Alternatives.** \(alternatives(comparisons))"))

  show(
    Finding(
      "**A better model.** With \(grouped(better.trained.network.parameterCount)) weights instead of \(grouped(trained.network.parameterCount)), a residual "
        + "network recognises \(accuracy(results.better, of: "hold-out pictures")), the first model "
        + "\(percent(results.first.value)) of the same ones: "
        + results.test.sentence(
          first: "the first model", second: "the better model", sample: "picture")
        + " The recipe was chosen in development with the hold-out of the real pictures (seed 0) in view, which flatters it there."
    ))

  show(
    Finding(
      "**The best model.** Trained on all pictures, its twin recognises \(accuracy(best.test, of: "test pictures")), of which "
        + "\(percent(copies.value)) are copies of pictures that it learnt from. The training took "
        + "\(fixed(best.trained.history.totalSeconds.value / 60, digits: 1)) minutes."))

  show(
    Finding(
      "**Confidence.** On \(grouped(calibration.count)) hold-out pictures the better model's confidence is off by "
        + "\(percent(calibration.errorBefore)) on average as trained, and by \(percent(calibration.errorAfter)) with a temperature of "
        + "\(fixed(calibration.scaling.temperature, digits: 2))."))
  show(
    Finding(
      "**Labels.** Of \(grouped(labels.examined)) pictures that the better model did not learn from, \(labels.suspects) "
        + "\(labels.suspects == 1 ? "has a label" : "have labels") that it contradicts with confidence; the others were not examined."
    ))

  let weak = report.classes.indices.filter {
    report.classes[$0].support > 0 && report.classes[$0].f1 < 0.85
  }
  show(
    Finding(
      "**Not alike for all.** On the test the first network's macro F1 is \(fixed(report.macro.f1, digits: 3)). "
        + (weak.isEmpty
          ? "No character is below 0.85."
          : "Below 0.85 \(weak.count == 1 ? "is" : "are") "
            + list(weak.map { ClassNames.display(report.names[$0]) }) + ".")))
}

/// What the comparisons showed, in a sentence or two.
private func alternatives(_ summary: ComparisonSummary?) -> String {
  guard let summary else { return "None were compared: the notebook was run with `--quick`." }
  func named(_ names: [String]) -> String {
    names.isEmpty ? "none" : list(names.map { "*\($0)*" })
  }
  return
    "Of \(summary.count) changes to the laboratory's network in a short training, shown to be better than it: "
    + "\(named(summary.better)); worse: \(named(summary.worse)). By chance alone McNemar's test would single out about "
    + "\(fixed(summary.expectedByChance, digits: 1)) of so many."
}
