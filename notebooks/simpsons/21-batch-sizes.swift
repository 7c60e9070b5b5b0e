import Cuaderno
import NeuralNetwork

//: ## Batch sizes
//:
//: A large batch gives a better estimate of the gradient, but fewer steps an epoch. At one learning rate the smaller batches
//: therefore get further. What is won in speed by larger ones stands in the table as well.

let batchSizes = Cell("Batch sizes", comparison) { comparison -> [Trial] in
  guard let comparison else {
    showLeftOut()
    return []
  }
  let trials = try comparison.trials(
    [16, 64, 128].map { size in Recipe("batches of \(size)") { $0.batchSize = size } })
  show(Table.trials(trials, baseline: comparison.baseline))
  show(Finding(comparison.baseline.verdicts(trials)))
  return trials
}
