import Cuaderno
import NeuralNetwork

//: ## Against overfitting
//:
//: *Dropout* is the network's only protection against overfitting. What happens without it? *Label
//: smoothing* is another one: it sets the target slightly below 1, since no finite score ever produces a
//: probability of exactly 1.

let regularization: Cell<[Trial]> = Cell("Against learning by heart", comparison) { comparison in
  try comparison.tryOut([
    Recipe("no dropout") { $0.dropout = 0 },
    Recipe("label smoothing 0.1") { $0.labelSmoothing = 0.1 },
  ])
}
