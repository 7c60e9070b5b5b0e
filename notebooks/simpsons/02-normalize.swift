import Cuaderno
import Datasets
import NeuralNetwork
import SimpsonsData
import Tensor

//: ## Shuffle and normalize
//:
//: The pictures are sorted by character. A validation set cut from the end of such a list would hold
//: the last few characters and no others, so the list is shuffled first. The seed determines the
//: permutation: the same seed gives the same order on every machine.
//:
//: Pixels are numbers from 0 to 255. Gradient descent works best when its inputs are small and share
//: one scale, so the network sees $x / 255$, a value from 0 to 1. The division happens when a batch is
//: assembled. Stored as 8-bit values, the pictures take a quarter of the memory that floating-point
//: numbers would.
//:
//: A label is a number from 0 to 17, but label 3 is not *between* labels 2 and 4. *One-hot* vectors
//: express this: all zeros, with a single one in the character's place. The network answers with
//: eighteen probabilities, which can be compared with such a vector directly.

let normalize: Cell<Preparation> = Cell("Shuffle and normalize", load) { pictures in
  let classes = pictures.classNames.count
  let order = Work.host.random["order"].permutation(pictures.training.labels.count)
  let preparation = Preparation(
    order: order,
    trainingTargets: oneHot(order.map { pictures.training.labels[$0] }, classes: classes),
    testTargets: oneHot(pictures.test.labels, classes: classes))

  print("training pictures", shape(pictures.training.pixels))
  print("training labels  ", shape(preparation.trainingTargets))
  print("test pictures    ", shape(pictures.test.pixels))
  print("test labels      ", shape(preparation.testTargets))
  return preparation
}

/// A shape as Python writes it, `(n, 64, 64, 3)`.
func shape<Scalar>(_ tensor: Tensor<Scalar>) -> String {
  "(" + tensor.shape.map(String.init).joined(separator: ", ") + ")"
}
