import Artifacts
import Cuaderno
import Datasets
import NeuralNetwork
import SimpsonsData

//: ## Train
//:
//: The last fifth of the shuffled pictures is set aside for validation: the network is judged on it
//: after every epoch and never learns from it. For each batch of the remaining pictures, the *loss*
//: measures how far the probabilities are from the labels. The loss here is the *categorical
//: cross-entropy*, $-\log p_t$, where $p_t$ is the probability that the network assigned to the true
//: character. It is 0 for an answer that is right and certain, and grows without bound for one that is
//: wrong and certain.
//:
//: *Adam* then changes every weight a little in the direction that lowers the loss. It keeps a running
//: mean of each weight's gradient and of the gradient's square. It divides the first by the square root
//: of the second, so that every weight gets its own step size.

let train: Cell<TrainedNetwork> = Cell(
  "Train", model, load, normalize, epochs, batchSize, learningRate, runsAlone: true
) { model, pictures, preparation, epochs, batchSize, learningRate in
  var network = model
  let history = try network.fit(
    pictures.training.pixels.selecting(preparation.order), preparation.trainingTargets,
    epochs: epochs, batchSize: batchSize, validationSplit: Preparation.validationShare,
    optimizer: .adam(learningRate: learningRate), loss: .categoricalCrossentropy())

  //: After epoch \(epochs_trained) the network is right for \(training_accuracy, percent) of the pictures
  //: it learns from and for \(validation_accuracy, percent) of those it does not. Training took
  //: \(training_seconds, seconds), at \(training_pictures_per_second, integer) pictures per second.
  //: (`Sources/Benchmarks/compare.py` measures how fast other programs train the same network.)

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
