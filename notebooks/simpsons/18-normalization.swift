import Cuaderno
import NeuralNetwork

//: ## Batch normalization
//:
//: Each channel is shifted and scaled so that its values within a batch have mean 0 and variance 1.
//: Later layers no longer have to follow every drift of the earlier ones, and larger steps do less
//: harm. As its authors did, the trial places it before the rectifier. (The moving averages use a
//: momentum of 0.9. The Keras default of 0.99 remembers longer than these trials last.)

let normalization: Cell<[Trial]> = Cell("Batch normalization", comparison) { comparison in
  try comparison.tryOut([
    Recipe("normalized before the rectifier") { $0.isNormalized = true }
  ])
}
