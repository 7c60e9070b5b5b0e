import Cuaderno
import Datasets
import Figures
import Metrics
import NeuralNetwork
import SimpsonsData

//: ## Both models side by side
//:
//: The complete training of the better model, through all picture sizes:

let betterResults: Cell<ModelComparison> = Cell(
  "Both models side by side", load, honestSplit, firstModel, betterModel
) { pictures, split, first, better in
  show(TrainingCurves(better.trained.history))
  show(LearningRateCurve(better.trained.history))

  //: (The training accuracy refers to augmented pictures, which are harder than those in the validation
  //: set.)
  //:
  //: And here are its results beside those of the first model, each judged on pictures prepared the way
  //: it learned them:

  show(
    Table.judgements([
      (name: "First model", judgement: first), (name: "Better model", judgement: better.judgement),
    ]))
  let labels = split.holdOut.map { pictures.training.labels[$0] }
  let comparison = McNemarTest(
    labels: labels, first: first.holdOutPredictions,
    second: better.judgement.holdOutPredictions)
  show(
    Finding(
      comparison.sentence(first: "the first model", second: "the better model", sample: "picture")))

  //: Character by character, on the hold-out:

  let names = pictures.classNames
  let before = ClassificationReport(
    labels: labels, predictions: first.holdOutPredictions, names: names)
  let after = ClassificationReport(
    labels: labels, predictions: better.judgement.holdOutPredictions, names: names)
  print(after.text, terminator: "")
  for warning in after.warnings { print("Warning: \(warning)") }
  show(
    ScoreChanges(
      before: before, after: after, names: ("first model", "better model"),
      nouns: .characters))
  return ModelComparison(
    first: first.holdOut, better: better.judgement.holdOut, test: comparison)
}
