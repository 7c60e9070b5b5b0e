import Cuaderno
import NeuralNetwork

//: ## Optimizers
//:
//: *SGD* goes down the gradient; momentum lets it keep its direction. *RMSprop* divides each weight's step by the running size of its
//: gradient, and *Adam*, the baseline, adds momentum to that. *AdamW* also lets all weights shrink a little at every step. Each one
//: runs with the settings that its users begin with, for no one has time to tune them all.

let optimizers: Cell<[Trial]> = Cell("Optimizers", comparison) { comparison in
  guard let comparison else {
    showLeftOut()
    return []
  }
  let trials = try comparison.trials([
    Recipe("SGD, momentum 0.9") { $0.optimizer = .sgd(learningRate: 0.01, momentum: 0.9) },
    Recipe("RMSprop") { $0.optimizer = .rmsprop() },
    Recipe("AdamW") { $0.optimizer = .adamW() },
  ])
  show(comparison.table(trials))
  show(Finding(comparison.verdicts(trials)))
  return trials
}
