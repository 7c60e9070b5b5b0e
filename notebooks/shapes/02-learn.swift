import Cuaderno
import NeuralNetwork
import Tensor

//: ## Learn
//:
//: Two convolutions are enough: the first finds edges, the second finds corners and curves. The network
//: learns from clean pictures only. The noise comes later.

let learn: Cell<Sequential> = Cell("Learn", draw, epochs) { data, epochs in
  var network = try Sequential(inputShape: data.training.pixels.rowShape) {
    Conv2D(16, kernelSize: 3, activation: .relu)
    MaxPooling2D(2)
    Conv2D(32, kernelSize: 3, activation: .relu)
    MaxPooling2D(2)
    Flatten()
    Dense(64, activation: .relu)
    Dense(ShapePictures.names.count, activation: .softmax)
  }
  let order = Work.host.random["order"].permutation(data.training.labels.count)
  let history = try network.fit(
    data.training.pixels.rows(at: order), data.training.targets.rows(at: order), epochs: epochs,
    batchSize: 32, validationSplit: 0.2, optimizer: .adam(), loss: .categoricalCrossentropy())

  //: It is right for \(validation_accuracy, percent) of the drawings that were set aside for validation.

  metric(
    "validation_accuracy", history.last(.validationAccuracy) ?? 0, better: .higher,
    keyFigure: "validation accuracy", format: .percent)
  return network
}
