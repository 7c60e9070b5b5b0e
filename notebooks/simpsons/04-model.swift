import Cuaderno
import Datasets
import NeuralNetwork
import SimpsonsData
import Tensor

//: ## Build the model
//:
//: The network is a chain of simple layers. Each one is there for a reason.
//:
//: * **Convolution.** An eye is an eye wherever it appears in the picture. A fully connected layer
//:   would have to learn that separately for every position. A convolution slides one small window of
//:   weights across the whole picture instead. A window of 3 by 3 pixels is the smallest that
//:   distinguishes left from right and up from down, and a stack of them sees as much as a larger
//:   window with fewer weights.
//: * **Max pooling** keeps the strongest response in every square of 2 by 2. The picture shrinks by
//:   half, a character may shift by a few pixels and still be recognized, and the next convolution sees
//:   twice as far.
//: * **More channels as it gets deeper: 32, 128, 512.** Early layers need few features (edges, patches
//:   of color); late layers need many (hair, a beard, a collar). The network trades space for features.
//: * **Two poolings after the last convolution** leave only a few positions with 512 features each; the
//:   summary below gives the shape. With only one of them, the dense layer that follows would need
//:   about four times as many weights.
//: * **A dense layer of 500 units** combines the features into a judgment about the whole picture.
//: * **Dropout** switches off a random half of these units in every training step, so that no feature
//:   can rely on one other feature being present. It is this network's only protection against
//:   memorizing the training set.
//: * **Softmax** turns eighteen scores $z$ into probabilities: $p_i = e^{z_i} / \sum_j e^{z_j}$.
//:
//: The rectifier, $\max(0, x)$, sits between the layers. Without a nonlinearity, a stack of layers
//: could do no more than a single layer.

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
