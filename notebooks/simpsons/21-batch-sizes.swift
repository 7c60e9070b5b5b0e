import Cuaderno
import NeuralNetwork

//: ## Batch sizes
//:
//: A large batch gives a better estimate of the gradient, but fewer steps an epoch, which at one learning rate may leave it
//: behind. Does it? And what is won in speed? The table has both.

let batchSizes: Cell<[Trial]> = Cell("Batch sizes", comparison) { comparison in
  guard let comparison else {
    showLeftOut()
    return []
  }
  let trials = try comparison.trials(
    [16, 64, 128].map { size in Recipe("batches of \(size)") { $0.batchSize = size } })
  show(comparison.table(trials))
  show(Finding(comparison.verdicts(trials)))
  return trials
}
