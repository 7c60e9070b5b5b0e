import Artifacts
import Cuaderno
import Datasets
import Figures
import Metrics
import NeuralNetwork
import Printing
import SimpsonsData

//: ## Conclusions
//:
//: The code writes these sentences from the results of this run.

let conclusions = Cell(
  "Conclusions", load, normalize, train, evaluate, classificationReport, duplicates, firstModel,
  sideBySide, betterModel, betterResults, best, calibration, labelErrors
) {
  pictures, preparation, trained, evaluation, report, duplicates, first, comparisons, better,
  results, best, calibration, labels in
  let test = Proportion(share: evaluation.accuracy, of: evaluation.count)
  let floor = Double(pictures.test.classCounts.max() ?? 0) / Double(max(pictures.test.count, 1))
  let works = ShareComparison(test, with: floor).verdict.choose(
    better: "It works.", worse: "It does not work.", undecided: "Whether it works remains open.")
  show(
    Finding(
      "**\(works)** A network with \(trained.network.parameterCount.grouped) weights, "
        + "trained for \(Noun("epoch").counted(trained.history.epochs)), recognizes "
        + "\(test.phrase(of: "test picture")). Always naming the most frequent character would "
        + "reach \(ShareText.percent(floor))."))

  let validation = preparation.validationAccuracy(of: trained)
  let ahead = ShareComparison(test, with: validation)
  let meaning = ahead.verdict.choose(
    better: "The test set is the easier one; its pictures may have relatives in the training set.",
    worse: "The test set is the harder one, or the validation set has relatives in training.",
    undecided: "No difference between the sets is shown.")
  show(
    Finding(
      "**Test and validation.** Test accuracy minus validation accuracy is \(ahead.difference). "
        + meaning))

  show(Finding("**Overfitting.** \(GeneralizationGap(preparation, trained).sentence)"))

  let copies = Proportion(duplicates.originals.count { $0 != nil }, of: pictures.test.count)
  show(
    Finding(
      "**What the test measures.** \(copies.percent) of the test pictures are copies of training "
        + "pictures. On the honest split, the first network recognizes "
        + "\(first.holdOut.phrase(of: "hold-out picture")), of which it has not seen "
        + "near-duplicates, and \(first.test.percent) of the test."))

  let alternatives = comparisons.map { "\($0.sentence) \($0.chance)" }
  show(
    Finding("**Alternatives.** \(alternatives ?? "None were compared, because of `--quick`.")"))

  show(
    Finding(
      "**A better model.** A residual network with "
        + "\(better.trained.network.parameterCount.grouped) weights recognizes "
        + "\(results.better.phrase(of: "hold-out picture")), the first model "
        + "\(results.first.percent) of the same pictures. "
        + results.test.sentence(
          first: "the first model", second: "the better model", sample: "picture")
        + " On the real pictures that is somewhat optimistic, since the recipe was chosen with "
        + "hold-outs of them in view."))

  show(
    Finding(
      "**The best model.** Trained on all pictures, its twin recognizes "
        + "\(best.test.phrase(of: "test picture")), \(copies.percent) of which are copies of pictures "
        + "that it learned from. Training took "
        + "\(fixed(best.trained.history.totalSeconds.value / 60, digits: 1)) minutes."))

  show(
    Finding(
      "**Confidence.** On the hold-out, the better model's confidence is off by "
        + "\(ShareText.percent(calibration.errorBefore)) on average, and by "
        + "\(ShareText.percent(calibration.errorAfter)) with a temperature of "
        + "\(fixed(calibration.scaling.temperature, digits: 2))."))

  show(
    Finding(
      "**Labels.** The better model confidently contradicts \(Noun("label").counted(labels.suspects)) "
        + "of the \(labels.examined.grouped) pictures that it did not learn from. The other "
        + "labels were not examined."))

  let scored = zip(report.names, report.classes).filter { $0.1.support > 0 }
  let weak = scored.filter { $0.1.f1 < 0.85 }.map { ClassNames.display($0.0) }
  show(
    Finding(
      "**Not the same for everyone.** On the test, the first network's macro F1 is "
        + "\(fixed(report.macro.f1, digits: 3)). \(weak.count) of \(scored.count) characters are "
        + "below 0.85\(weak.isEmpty ? "" : ": \(weak.asList)")."))
}
