import Artifacts
import Cuaderno
import Datasets
import Metrics
import NeuralNetwork
import SimpsonsData
import Tensor

//: ## The best model
//:
//: With the recipe settled, one more network can learn from all training pictures, including the
//: validation set and the hold-out. How well it recognizes new scenes can then no longer be measured.
//: The hold-out accuracy of its twin above is the best estimate, though an optimistic one on the real
//: pictures, since the recipe was chosen with hold-outs of them in view. The test set can still be used, with one caution:
//: \(test_copies, integer) of the test pictures are copies of training pictures. This is the network
//: that `simpsons predict` uses.

let best: Cell<BestNetwork> = Cell(
  "The best model", largerPictures, duplicates, bestEpochs, runsAlone: true
) { pictures, duplicates, epochs in
  let learned = pictures.training
  let scenes = Scenes.dividing(
    Array(0..<learned.count), labels: learned.labels, groups: duplicates.groups)
  let trained = try residualTraining(pictures, epochs: epochs).train(learned, scenes: scenes)
  let predictions = try trained.network.predictWithMirrorImages(pictures.test.pixels)
    .indicesOfMaximum()
  let proportion = Proportion(labels: pictures.test.labels, predictions: predictions)
  let report = ClassificationReport(
    labels: pictures.test.labels, predictions: predictions, names: pictures.classNames)
  print(report.text, terminator: "")
  for warning in report.warnings { print("Warning: \(warning)") }
  metric(
    "best_test_accuracy", proportion.value, better: .higher, keyFigure: "test, best model",
    format: .percent)
  metric("best_macro_f1", report.macro.f1, better: .higher)
  metric(
    "best_training_seconds", trained.history.totalSeconds.value, better: .lower, format: .seconds,
    isMeasured: true)

  //: Training took \(best_training_seconds, seconds).

  show(
    Finding(
      "The best model recognizes \(proportion.phrase(of: "test picture")), with a macro F1 of "
        + "\(fixed(report.macro.f1, digits: 3))."))
  return BestNetwork(trained: trained, test: proportion)
}
