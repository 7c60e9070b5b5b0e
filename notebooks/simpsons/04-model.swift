import Cuaderno
import Datasets
import NeuralNetwork
import SimpsonsData
import Tensor

//: ## Build the model
//:
//: The network is a chain of simple layers, and each one is there for a reason.
//:
//: * **Convolution.** An eye is an eye wherever it is in the picture. A fully connected layer would have to learn
//:   that anew for every place; a convolution slides one small window of weights over the whole picture. Windows of 3 by 3
//:   pixels are the smallest that know left from right and up from down, and chains of them see as much as larger
//:   windows do, with fewer weights.
//: * **Max-pooling** keeps the strongest answer of every 2 by 2 pixels. The picture shrinks by half, a character may be
//:   a few pixels off and still be recognised, and the next convolution sees twice as far.
//: * **More and more channels, 32, 128, 512**: early layers need few features (edges, patches of colour), late ones
//:   need many (hair, a beard, a collar). What is lost in space is won in kinds.
//: * **Two poolings after the last convolution** leave few places, with 512 features each; the summary below has their shape. With
//:   only one of them the dense layer behind would have about four times the weights, or more.
//: * **A dense layer of 500** combines the features to a judgement about the whole picture.
//: * **Dropout** switches off a random half of these 500 at every step of the training, so that no feature may
//:   rely on a single other one. It is the only protection against learning by heart that this network has.
//: * **Softmax** turns eighteen scores $z$ into probabilities: $p_i = e^{z_i} / \sum_j e^{z_j}$.
//:
//: Between the layers stands the rectifier, $\max(0, x)$: without something that is not linear, a chain of layers could do
//: no more than a single one.

let model: Cell<Sequential> = Cell("Build the model", load) { pictures in
  let network = try Sequential(
    inputShape: pictures.training.pixels.rowShape, random: Work.host.random["weights"]
  ) {
    Conv2D(32, kernelSize: 3, activation: .relu)
    MaxPooling2D(2)
    Conv2D(128, kernelSize: 3, activation: .relu)
    MaxPooling2D(2)
    Conv2D(512, kernelSize: 3, activation: .relu)
    MaxPooling2D(2)
    MaxPooling2D(2)
    Flatten()
    Dense(500, activation: .relu)
    Dropout(0.5)
    Dense(pictures.classNames.count, activation: .softmax)
  }
  print(network.summary())
  metric("parameters", network.parameterCount)
  return network
}
