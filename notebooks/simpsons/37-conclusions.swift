import Artifacts
import Cuaderno
import Datasets
import Figures
import Metrics
import NeuralNetwork

//: ## Conclusions
//:
//: These sentences are written by the code, from the results of this run.

let conclusions = Cell(
  "Conclusions", load, train, evaluate, classificationReport, duplicates, firstModel, betterModel,
  best
) { pictures, trained, evaluation, report, duplicates, first, better, best in
  let correct = Int((evaluation.accuracy * Double(evaluation.count)).rounded())
  let proportion = Proportion(correct, of: evaluation.count)
  let floor = Double(pictures.test.classCounts.max() ?? 0) / Double(max(pictures.test.count, 1))
  show(
    Finding(
      "**It works.** A network with \(grouped(trained.network.parameterCount)) weights, trained for \(counted(trained.history.epochs, "epoch")), "
        + "recognises \(accuracy(proportion, of: "test pictures")); always answering with the most frequent character would reach "
        + "\(percent(floor))."))

  let validation = trained.history.last(.validationAccuracy) ?? 0
  let difference = evaluation.accuracy - validation
  let isInside = proportion.interval.contains(validation)
  show(
    Finding(
      "**Test and validation.** The test accuracy is \(points(abs(difference))) "
        + "\(difference < 0 ? "below" : "above") that of the validation. "
        + (isInside
          ? "The validation lies inside the test's interval, so the two say the same."
          : difference > 0
            ? "That is more than chance explains. The two sets are not of one kind, and an easier test set says little "
              + "about new pictures: look whether its pictures have close relatives among those of the training."
            : "That is more than chance explains. The two sets are not of one kind: the test is the harder one, or the "
              + "validation has close relatives among the pictures of the training.")
    ))

  let training = trained.history.last(.accuracy) ?? 0
  let gap = training - validation
  show(
    Finding(
      "**Learning by heart.** In the last epoch the network was right for \(percent(training)) of the training pictures and for "
        + "\(percent(validation)) of the validation pictures. "
        + (gap > 0.05
          ? "A gap of \(points(gap)) is what dropout alone does not close: more pictures, or changed copies of these, would help more "
            + "than more epochs."
          : "The gap is small: more epochs or a larger network may still help.")))

  let copies = duplicates.originals.count { $0 != nil }
  let known = Double(copies) / Double(max(1, pictures.test.count))
  show(
    Finding(
      "**What the test measures.** \(percent(known)) of the test pictures are copies of training pictures. Of pictures whose scenes "
        + "it has not seen, the same network recognises \(accuracy(first.judgement.holdOut, of: "hold-out pictures"))."
    ))

  let gain = better.judgement.holdOut.value - first.judgement.holdOut.value
  show(
    Finding(
      "**A better model.** With \(grouped(better.trained.network.parameterCount)) weights instead of \(grouped(trained.network.parameterCount)), a residual "
        + "network recognises \(accuracy(better.judgement.holdOut, of: "hold-out pictures")): "
        + "\(points(abs(gain))) \(gain < 0 ? "fewer" : "more"). Trained on all pictures, its twin took "
        + "\(fixed(best.history.totalSeconds.value / 60, digits: 1)) minutes."))

  let weak = report.classes.indices.filter {
    report.classes[$0].support > 0 && report.classes[$0].f1 < 0.85
  }
  show(
    Finding(
      "**Not alike for all.** The macro F1 is \(fixed(report.macro.f1, digits: 3)). "
        + (weak.isEmpty
          ? "No character is below 0.85."
          : "Below 0.85 \(weak.count == 1 ? "is" : "are") "
            + list(weak.map { ClassNames.display(report.names[$0]) }) + ".")))
}
