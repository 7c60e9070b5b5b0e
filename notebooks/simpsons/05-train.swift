import Artifacts
import Cuaderno
import Datasets
import NeuralNetwork
import SimpsonsData

//: ## Train
//:
//: The last fifth of the shuffled pictures is put aside for validation: the network is judged on them after every epoch and
//: never learns from them. For each batch of the others, the loss says how far the probabilities are from the labels.
//: It is the *categorical cross-entropy*, $-\log p_t$, where $p_t$ is the probability that the network gave to the true
//: character: 0 for a sure and right answer, without limit for a sure and wrong one.
//:
//: *Adam* then changes every weight a little in the direction that lowers the loss. It keeps a running mean of each weight's
//: gradient and one of its square, and divides the first by the root of the second, so that every weight gets steps of
//: its own size.

let train: Cell<TrainedNetwork> = Cell(
  "Train", model, load, normalize, epochs, batchSize, learningRate
) { model, pictures, preparation, epochs, batchSize, learningRate in
  var network = model
  let history = try network.fit(
    pictures.training.pixels.selecting(preparation.order), preparation.trainingTargets,
    epochs: epochs, batchSize: batchSize, validationSplit: Preparation.validationShare,
    optimizer: .adam(learningRate: learningRate), loss: .categoricalCrossentropy())

  //: After epoch \(epochs_trained) the network is right for \(training_accuracy, percent) of the pictures that it learns
  //: from and for \(validation_accuracy, percent) of those that it does not. The training took
  //: \(training_seconds, seconds), at \(training_pictures_per_second, integer) pictures a second.
  //: (How fast other programs train the same network is measured by
  //: `Sources/Benchmarks/compare.py`, and told with its date in the README.)

  metric("epochs_trained", history.epochs)
  metric("training_accuracy", history.last(.accuracy) ?? 0, better: .higher)
  metric(
    "validation_accuracy", history.last(.validationAccuracy) ?? 0, better: .higher,
    keyFigure: "validation accuracy", format: .percent)
  metric("validation_pictures", preparation.order.count - preparation.trainingCount)
  metric("validation_loss", history.last(.validationLoss) ?? 0, better: .lower)
  metric(
    "training_seconds", history.totalSeconds.value, better: .lower, keyFigure: "training time",
    format: .seconds, isMeasured: true)
  metric(
    "training_pictures_per_second", history.meanSamplesPerSecond.value, better: .higher,
    isMeasured: true)
  return TrainedNetwork(network: network, history: history)
}
