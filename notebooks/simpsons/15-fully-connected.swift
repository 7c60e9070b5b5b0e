import Cuaderno
import Datasets
import Metrics
import NeuralNetwork
import Tensor

//: ## Without convolutions
//:
//: A fully connected network sees a picture as a list of numbers; it does not know which pixels are
//: neighbors. Is that knowledge worth anything? Here are two such networks with about as many weights
//: as the convolutional baseline: one with a single wide hidden layer, and one with three narrower
//: layers.

let fullyConnected: Cell<[Trial]> = Cell("Without convolutions", comparison) { comparison in
  guard let comparison else {
    showLeftOut()
    return []
  }
  let inputs = comparison.setting.training.pixels.rowShape.reduce(1, *)
  let budget = comparison.baseline.trial.parameters
  let classes = comparison.setting.training.classNames.count
  let wide = max(1, (budget - classes) / (inputs + 1 + classes))
  // The width w of three layers that solves inputs w + 2 w² + classes w = budget.
  let linear = Double(inputs + classes)
  let deep = Int((((linear * linear + 8 * Double(budget)).squareRoot() - linear) / 4).rounded())
  let trials = try comparison.trials([
    Recipe("1 hidden layer of \(wide)") { $0.architecture = .fullyConnected([wide]) },
    Recipe("3 hidden layers of \(deep)") {
      $0.architecture = .fullyConnected([deep, deep, deep])
    },
    Recipe("2 hidden layers of 1000") { $0.architecture = .fullyConnected([1000, 1000]) },
  ])
  show(comparison.table(trials))
  let best = trials.max { $0.judgement.holdOut.value < $1.judgement.holdOut.value }
  if let best {
    show(
      Finding(
        "The best of them, *\(best.name)*, is \(comparison.phrase(best)) on the hold-out: "
          + "\(percent(best.judgement.holdOut.value)) against \(percent(comparison.baseline.trial.judgement.holdOut.value)). "
          + (comparison.isWorse(best)
            ? "Here weights do not make up for not knowing what a neighbour is."
            : comparison.isBetter(best)
              ? "So short a training does better without convolutions."
              : "So short a training shows no advantage of convolutions.")))
  }
  return trials
}
