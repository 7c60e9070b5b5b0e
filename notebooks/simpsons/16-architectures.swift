import Cuaderno
import NeuralNetwork

//: ## Deeper, wider, narrower
//:
//: The baseline has three convolutions of 32, 128, and 512 channels. The trials use half as many
//: channels, half as many again, leave out the last convolution, or add a second convolution before
//: each of the first two poolings.

let architectures: Cell<[Trial]> = Cell("Deeper, wider, narrower", comparison) { comparison in
  try comparison.tryOut([
    Recipe("half the channels") { $0.channels = [16, 64, 256] },
    Recipe("1.5 times the channels") { $0.channels = [48, 192, 768] },
    Recipe("two convolutions") {
      $0.channels = [32, 128]
      $0.convolutions = [1, 1]
    },
    Recipe("five convolutions") { $0.convolutions = [2, 2, 1] },
  ])
}
