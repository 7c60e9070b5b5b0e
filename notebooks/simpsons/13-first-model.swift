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
  "The first model, judged honestly", model, load, duplicates, honestSplit, epochs, batchSize,
  learningRate
) { model, pictures, duplicates, split, epochs, batchSize, learningRate in
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
  show(Table.judgements([("First model, on the new split", judgement)]))
  let gap = judgement.validation.value - judgement.holdOut.value
  let isClear = judgement.holdOut.interval.upperBound < judgement.validation.interval.lowerBound
  show(
    Finding(
      "The validation is \(points(abs(gap))) \(gap < 0 ? "below" : "above") the hold-out and the test "
        + "\(points(abs(judgement.test.value - judgement.holdOut.value))) "
        + "\(judgement.test.value < judgement.holdOut.value ? "below" : "above") it. "
        + (isClear
          ? "Validation and hold-out differ by more than chance explains"
            + (duplicates.groups.isEmpty
              ? ", though no near-duplicates were found: some were overlooked, or the two are not of one kind."
              : ": near-duplicates, which only the hold-out keeps apart, flatter the validation, if the two are otherwise alike.")
          : "Validation and hold-out do not differ by more than chance may explain.")))
  return JudgedNetwork(
    trained: TrainedNetwork(network: network, history: history), judgement: judgement)
}
