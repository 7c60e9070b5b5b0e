import Cuaderno
import Figures
import Metrics
import NeuralNetwork

//: ## Curves
//:
//: The training curve says how well the network explains what it has seen, the validation curve how well it does on what it
//: has not. While both improve, it learns; where the first goes on to improve and the second does not, it learns by heart.
//: (The training values are means over an epoch in which the network was still changing, with dropout at work, so at first
//: they may well be the worse ones.)

let curves = Cell("Curves", normalize, train) { preparation, trained in
  let history = trained.history
  show(TrainingCurves(history, isHeadline: true))

  let best = history.best(.validationAccuracy, isBetter: >) ?? 0
  let training = Proportion(
    share: trained.history.last(.accuracy) ?? 0, of: preparation.trainingCount)
  let validation = Proportion(
    share: trained.history.last(.validationAccuracy) ?? 0,
    of: preparation.order.count - preparation.trainingCount)
  let gap = training.difference(from: validation)
  let isLast = best == history.epochs - 1
  show(
    Finding(
      "The best validation accuracy, \(percent(history[.validationAccuracy][best])), came in epoch "
        + "\(best + 1) of \(history.epochs)\(isLast ? ": more epochs may still help" : ""). At the end the "
        + "training is \(points(abs(gap.value))) \(gap.value < 0 ? "behind" : "ahead of") the validation, "
        + (gap.interval.lowerBound > 0
          ? "more than chance explains: the network has begun to learn by heart."
          : "which shows no learning by heart.")))
}
