import Cuaderno
import Datasets
import Figures
import Metrics
import NeuralNetwork

//: ## Both models side by side
//:
//: The complete training of the better model, all sizes of pictures in one row:

let betterResults = Cell(
  "Both models side by side", load, normalize, train, evaluate, smoothPictures, honestSplit,
  firstModel, betterModel
) { pictures, preparation, laboratory, evaluation, smooth, split, first, better in
  show(TrainingCurves(better.trained.history))
  show(LearningRateCurve(better.trained.history))

  //: (The training accuracy is that on changed pictures, which are harder than those of the validation.)
  //:
  //: And how it does, beside the first model on the same split. The better model is judged by smooth pictures, the first one was so far
  //: judged by pictures as they were loaded. Only on the same pictures can two models be compared, so the first is judged by the smooth
  //: ones too (unless they are the same). The first row is the network of the laboratory as it was trained at the beginning, with the
  //: original validation: a random fifth.

  let isSame = smooth.resampling == pictures.resampling
  let shown =
    try isSame ? first.judgement : Judgement(of: first.trained.network, by: split.judging(smooth))
  let loaded = (name: "First model, pictures as loaded", judgement: first.judgement)
  show(
    Table.judgements(
      (isSame ? [] : [loaded]) + [
        (name: "First model, smooth pictures", judgement: shown),
        (name: "Better model, smooth pictures", judgement: better.judgement),
      ],
      laboratory: LaboratoryJudgement(
        name: "First model as trained above, 80 to 20, pictures as loaded",
        validation: Proportion(
          share: laboratory.history.last(.validationAccuracy) ?? 0,
          of: preparation.order.count - preparation.trainingCount),
        test: Proportion(share: evaluation.accuracy, of: evaluation.count))))
  let labels = split.holdOut.map { pictures.training.labels[$0] }
  func test(_ judgement: Judgement) -> McNemarTest {
    McNemarTest(
      labels: labels, first: judgement.holdOutPredictions,
      second: better.judgement.holdOutPredictions)
  }
  let comparison = test(shown)
  show(
    Finding(
      "On the smooth pictures of the hold-out "
        + comparison.sentence(first: "the first model", second: "the better model")
        + (isSame
          ? ""
          : " Where the first model sees them as they were loaded, "
            + test(first.judgement).sentence(first: "the first model", second: "the better model"))
    ))

  //: Character by character, on the smooth pictures of the hold-out:

  let names = pictures.classNames
  let before = ClassificationReport(
    labels: labels, predictions: shown.holdOutPredictions, names: names)
  let after = ClassificationReport(
    labels: labels, predictions: better.judgement.holdOutPredictions, names: names)
  print(after.text, terminator: "")
  for warning in after.warnings { print("Warning: \(warning)") }
  show(ScoreChanges(before: before, after: after, names: ("first model", "better model")))
  return ModelComparison(
    first: shown.holdOut, better: better.judgement.holdOut, test: comparison)
}
