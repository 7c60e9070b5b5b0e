import Cuaderno
import NeuralNetwork

//: ## Learning rate schedules
//:
//: Large steps make progress early; small steps settle late. In these trials the rate follows half a
//: cosine down to zero, or warms up and then falls in *one cycle*. The highest rate is always the
//: baseline's 0.001.

let schedules: Cell<[Trial]> = Cell("Learning rate schedules", comparison) { comparison in
  try comparison.tryOut([
    Recipe("cosine") { $0.callbacks = [LearningRateSchedule.cosine()] },
    Recipe("one cycle") { $0.callbacks = [LearningRateSchedule.oneCycle()] },
  ])
}
