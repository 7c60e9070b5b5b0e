import Cuaderno
import Figures
import Metrics
import NeuralNetwork

//: ## Learning curves
//:
//: The training curve shows how well the network explains what it has seen; the validation curve shows
//: how well it does on what it has not. While both improve, the network is learning. Where the first
//: keeps improving and the second does not, it is memorizing. (Training values are averages over an
//: epoch during which the network was still changing, with dropout active, so at first they can be
//: worse than the validation values.)

let curves = Cell("Learning curves", normalize, train) { preparation, trained in
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
