import Cuaderno
import NeuralNetwork

//: ## Optimizers
//:
//: *SGD* follows the gradient downhill, and momentum lets it keep its direction. *RMSprop* divides each
//: weight's step by the running size of its gradient. *Adam*, the baseline, adds momentum to that. Each
//: one runs with the settings that people usually start from; nobody has time to tune them all.

let optimizers: Cell<[Trial]> = Cell("Optimizers", comparison) { comparison in
  try comparison.tryOut([
    Recipe("SGD, momentum 0.9") { $0.optimizer = .sgd(learningRate: 0.01, momentum: 0.9) },
    Recipe("RMSprop") { $0.optimizer = .rmsprop() },
  ])
}
