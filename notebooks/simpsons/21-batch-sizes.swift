import Cuaderno
import NeuralNetwork

//: ## Batch sizes
//:
//: A larger batch gives a better estimate of the gradient, but fewer steps per epoch. At the same
//: learning rate, that may leave it behind. Does it, and how much speed does it buy? The table shows
//: both.

let batchSizes: Cell<[Trial]> = Cell("Batch sizes", comparison, runsAlone: true) {
  comparison in
  try comparison.tryOut(
    [32, 64].map { size in Recipe("batches of \(size)") { $0.batchSize = size } })
}
