import Cuaderno
import NeuralNetwork

//: ## Against learning by heart
//:
//: *Dropout* is the laboratory's only protection against learning by heart. What happens without it, and with more of it? *L2* adds
//: the squares of all kernels, times a factor, to the loss: large weights have to be worth it. *Label smoothing* asks for
//: a probability a little below 1, for 1 itself is out of reach of any finite score.

let regularization: Cell<[Trial]> = Cell("Against learning by heart", comparison) { comparison in
  guard let comparison else {
    showLeftOut()
    return []
  }
  let trials = try comparison.trials([
    Recipe("no dropout") { $0.dropout = 0 },
    Recipe("dropout 0.7") { $0.dropout = 0.7 },
    Recipe("L2 of 0.0001") { $0.l2 = 0.0001 },
    Recipe("label smoothing 0.1") { $0.labelSmoothing = 0.1 },
  ])
  show(comparison.table(trials))
  show(Finding(comparison.verdicts(trials)))
  return trials
}
