import Cuaderno
import NeuralNetwork

//: ## Narrower, shallower, deeper
//:
//: The baseline has three convolutions of 32, 128, and 512 channels. The trials use half as many
//: channels, leave out the last convolution, or add a second convolution before the first pooling.

let architectures: Cell<[Trial]> = Cell("Narrower, shallower, deeper", comparison) { comparison in
  try comparison.tryOut([
    Recipe("half the channels") { $0.channels = [16, 64, 256] },
    Recipe("two convolutions") {
      $0.channels = [32, 128]
      $0.convolutions = [1, 1]
    },
    Recipe("four convolutions") { $0.convolutions = [2, 1, 1] },
  ])
}
