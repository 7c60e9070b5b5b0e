import Cuaderno
import Datasets
import Figures
import Metrics
import NeuralNetwork
import SimpsonsData

//: ## Both models side by side
//:
//: The complete training of the better model, all sizes of pictures in one row:

let betterResults: Cell<ModelComparison> = Cell(
  "Both models side by side", load, normalize, train, evaluate, honestSplit, firstModel, betterModel
) { pictures, preparation, laboratory, evaluation, split, first, better in
  show(TrainingCurves(better.trained.history))
  show(LearningRateCurve(better.trained.history))

  //: (The training accuracy is that on changed pictures, which are harder than those of the validation.)
  //:
  //: And how it does, beside the first model on the same split, each asked about pictures of the kind that it learnt from. The first row
  //: is the network of the laboratory as it was trained at the beginning, with the original validation: a random fifth.

  show(
    Table.judgements(
      [
        (name: "First model", judgement: first.judgement),
        (name: "Better model", judgement: better.judgement),
      ],
      laboratory: LaboratoryJudgement(
        name: "First model as trained above, 80 to 20",
        validation: Proportion(
          share: laboratory.history.last(.validationAccuracy) ?? 0,
          of: preparation.order.count - preparation.trainingCount),
        test: Proportion(share: evaluation.accuracy, of: evaluation.count))))
  let labels = split.holdOut.map { pictures.training.labels[$0] }
  let comparison = McNemarTest(
    labels: labels, first: first.judgement.holdOutPredictions,
    second: better.judgement.holdOutPredictions)
  show(
    Finding(
      "On the pictures of the hold-out "
        + comparison.sentence(
          first: "the first model", second: "the better model", sample: "picture")))

  //: Character by character, on the hold-out:

  let names = pictures.classNames
  let before = ClassificationReport(
    labels: labels, predictions: first.judgement.holdOutPredictions, names: names)
  let after = ClassificationReport(
    labels: labels, predictions: better.judgement.holdOutPredictions, names: names)
  print(after.text, terminator: "")
  for warning in after.warnings { print("Warning: \(warning)") }
  show(
    ScoreChanges(
      before: before, after: after, names: ("first model", "better model"),
      nouns: .characters))
  return ModelComparison(
    first: first.judgement.holdOut, better: better.judgement.holdOut, test: comparison)
}
