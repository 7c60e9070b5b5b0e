import Cuaderno
import Datasets
import Metrics
import NeuralNetwork
import Tensor

//: ## Without convolutions
//:
//: A fully connected network sees a picture as a list of numbers; it does not know which pixels are
//: neighbors. Is that knowledge worth anything? Here are two such networks with about as many weights
//: as the convolutional baseline: one with a single wide hidden layer, and one with three narrower
//: layers.

let fullyConnected: Cell<[Trial]> = Cell("Without convolutions", comparison) { comparison in
  guard let setting = comparison?.setting, let baseline = comparison?.baseline.trial else {
    return leftOut([])
  }
  let inputs = setting.training.pixels.rowShape.reduce(1, *)
  let classes = setting.training.classNames.count
  return try comparison.tryOut(
    [1, 3].map { layers in
      Recipe.fullyConnected(
        layers: layers, weights: baseline.parameters, inputs: inputs, classes: classes)
    })
}
