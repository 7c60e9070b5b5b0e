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

  let share = Proportion(share: evaluation.accuracy, of: evaluation.count)
  let verdict = ShareComparison(share, with: Evaluation.goal).verdict.choose(
    better: "The goal of 85% is met: the whole interval is above it.",
    worse: "The goal of 85% is missed: the whole interval is below it.",
    undecided: "The interval includes the goal of 85%, so another test set might decide otherwise.")
  show(
    Finding(
      "The network recognizes \(share.phrase(of: "test picture")). \(verdict)", role: .outcome,
      goal: share.value >= Evaluation.goal ? .met : .missed))
  return evaluation
}

extension Evaluation {
  /// The accuracy on the test pictures that the laboratory aims for.
  fileprivate static let goal = 0.85
}
