import Cuaderno
import Datasets
import Figures
import Metrics

//: ## Both models side by side
//:
//: The complete training of the better model, all sizes of pictures in one row:

let betterResults = Cell("Both models side by side", load, honestSplit, firstModel, betterModel) {
  pictures, split, first, better in
  show(TrainingCurves(better.trained.history))
  show(LearningRateCurve(better.trained.history))

  //: (The training accuracy is that on changed pictures, which are harder than those of the validation.)
  //:
  //: And how it does, beside the first model on the same split:

  show(
    Table.judgements([
      (name: "First model", judgement: first.judgement),
      (name: "Better model", judgement: better.judgement),
    ]))
  let labels = split.holdOut.map { pictures.training.labels[$0] }
  let test = McNemarTest(
    labels: labels, first: first.judgement.holdOutPredictions,
    second: better.judgement.holdOutPredictions)
  show(
    Finding(
      "On the hold-out \(test.sentence(first: "the first model", second: "the better model"))"))

  //: Character by character, on the hold-out:

  let names = pictures.classNames
  let before = ClassificationReport(
    labels: labels, predictions: first.judgement.holdOutPredictions, names: names)
  let after = ClassificationReport(
    labels: labels, predictions: better.judgement.holdOutPredictions, names: names)
  print(after.text, terminator: "")
  show(ScoreChanges(before: before, after: after, names: ("first model", "better model")))
}
