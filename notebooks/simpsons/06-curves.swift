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
  show(
    Finding(
      "Validation accuracy was highest in epoch \(best + 1) of \(history.epochs), at "
        + "\(ShareText.percent(history[.validationAccuracy][best])). "
        + GeneralizationGap(preparation, trained).sentence))
}
