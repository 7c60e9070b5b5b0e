import Cuaderno
import NeuralNetwork
import Tensor

//: ## Learn
//:
//: Two convolutions are enough: the first finds edges, the second corners and bends. Clean pictures only; the noise comes later.

let learn: Cell<Sequential> = Cell("Learn", draw, epochs) { pictures, epochs in
  var network = try Sequential(inputShape: pictures.pixels.rowShape) {
    Conv2D(16, kernelSize: 3, activation: .relu)
    MaxPooling2D(2)
    Conv2D(32, kernelSize: 3, activation: .relu)
    MaxPooling2D(2)
    Flatten()
    Dense(64, activation: .relu)
    Dense(ShapePictures.names.count, activation: .softmax)
  }
  let order = Work.host.random["order"].permutation(pictures.labels.count)
  let history = try network.fit(
    pictures.pixels.rows(at: order), pictures.targets.rows(at: order), epochs: epochs,
    batchSize: 32, validationSplit: 0.2, optimizer: .adam(), loss: .categoricalCrossentropy())

  //: On drawings that it has not seen it is right for \(validation_accuracy, percent).
  metric(
    "validation_accuracy", history.last(.validationAccuracy) ?? 0, better: .higher,
    keyFigure: "validation accuracy", format: .percent)
  return network
}
