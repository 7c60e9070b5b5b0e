import Cuaderno
import Datasets
import Metrics
import NeuralNetwork
import SimpsonsData
import Tensor

//: ## The first model, judged honestly
//:
//: The same network again, starting from the same weights and trained for as many epochs, but on the
//: new split: it learns from different pictures than before and is judged on different ones.

let firstModel: Cell<JudgedNetwork> = Cell(
  "The first model, judged honestly", model, load, honestSplit, epochs, batchSize,
  learningRate
) { model, pictures, split, epochs, batchSize, learningRate in
  let judging = split.judging(pictures)
  let classes = pictures.classNames.count
  var network = model
  let history = try network.fit(
    pictures.training.pixels.rows(at: split.training),
    oneHot(split.training.map { pictures.training.labels[$0] }, classes: classes),
    epochs: epochs, batchSize: batchSize,
    validationData: (
      judging.validation.pixels, oneHot(judging.validation.labels, classes: classes)
    ),
    optimizer: .adam(learningRate: learningRate), loss: .categoricalCrossentropy())
  let judgement = try Judgement(of: network, by: judging)

  //: It is right for \(holdout_accuracy, percent) of the hold-out: pictures without a known relative in
  //: the training set. Compare the first training above, on four fifths of all pictures, which reached
  //: \(validation_accuracy, percent) of its \(validation_pictures, integer) validation pictures and
  //: \(test_accuracy, percent) of the test. [A later table](#better-results) lists all of these with
  //: their intervals.

  metric(
    "holdout_accuracy", judgement.holdOut.value, better: .higher, keyFigure: "hold-out accuracy",
    format: .percent)
  show(Table.judgements([("First model, on the honest split", judgement)]))
  let gap = ShareComparison(judgement.validation, with: judgement.holdOut)
  let meaning = gap.verdict.choose(
    better: "If the two sets are otherwise comparable, near-duplicates make the validation set easier.",
    worse: "Here the hold-out is the easier set.",
    undecided: "That near-duplicates make the validation set easier is not shown here.")
  show(
    Finding(
      "Its validation accuracy is \(gap.phrase(than: "its hold-out accuracy")). \(meaning)"))
  return JudgedNetwork(
    trained: TrainedNetwork(network: network, history: history), judgement: judgement)
}
