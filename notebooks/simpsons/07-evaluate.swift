import Cuaderno
import Datasets
import Metrics
import NeuralNetwork
import SimpsonsData

//: ## Evaluate
//:
//: Now for the test pictures. They have played no part in training or in any decision. The goal is to
//: recognize 85% of them.
//:
//: An accuracy measured on a few hundred pictures is an estimate, so it comes with a 95% confidence
//: interval. The interval used here is Wilson's, which remains valid near 0 and 1.

let evaluate: Cell<Evaluation> = Cell("Evaluate", train, load, normalize) {
  trained, pictures, preparation in
  let evaluation = try trained.network.evaluate(
    pictures.test.pixels, preparation.testTargets)
  print("test loss    ", fixed(evaluation.loss, digits: 4))
  print("test accuracy", fixed(evaluation.accuracy, digits: 4))

  metric(
    "test_accuracy", evaluation.accuracy, better: .higher, keyFigure: "test accuracy",
    format: .percent)
  metric("test_loss", evaluation.loss, better: .lower)

  let proportion = Proportion(share: evaluation.accuracy, of: evaluation.count)
  let goal = 0.85
  let verdict =
    if proportion.interval.lowerBound >= goal {
      "The goal of 85 % is met, and not by luck: the whole interval lies above it."
    } else if proportion.value >= goal {
      "The goal of 85 % is met, but the interval reaches below it: another test set might say no."
    } else if proportion.interval.upperBound >= goal {
      "The goal of 85 % is missed, though the interval reaches above it."
    } else {
      "The goal of 85 % is missed."
    }
  show(
    Finding(
      "The network recognises \(accuracy(proportion, of: "test pictures")). \(verdict)",
      role: .outcome,
      goal: proportion.value >= goal ? .met : .missed))
  return evaluation
}
