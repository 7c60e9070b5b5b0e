import Cuaderno
import NeuralNetwork

//: ## Learning rate schedules
//:
//: Large steps make progress early; small steps settle late. In these trials the rate is halved every
//: third epoch; follows half a cosine down to zero; warms up and then falls in *one cycle*; or is
//: halved whenever the validation loss has not improved for an epoch. The highest rate is always the
//: baseline's 0.001.

let schedules: Cell<[Trial]> = Cell("Learning rates that change", comparison) { comparison in
  try comparison.tryOut([
    Recipe("halved every 3 epochs") { $0.callbacks = [LearningRateSchedule.step(every: 3)] },
    Recipe("cosine") { $0.callbacks = [LearningRateSchedule.cosine()] },
    Recipe("one cycle") { $0.callbacks = [LearningRateSchedule.oneCycle()] },
    Recipe("halved on a plateau") {
      $0.callbacks = [ReduceLearningRateOnPlateau(factor: 0.5, patience: 1)]
    },
  ])
}
