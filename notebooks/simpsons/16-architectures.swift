import Cuaderno
import NeuralNetwork

//: ## Narrower and shallower
//:
//: The baseline has three convolutions of 32, 128, and 512 channels. The trials use half as many
//: channels, or leave out the last convolution. (A deeper network follows [below](#better-model).)

let architectures: Cell<[Trial]> = Cell("Narrower and shallower", comparison) { comparison in
  try comparison.tryOut([
    Recipe("half the channels") { $0.channels = [16, 64, 256] },
    Recipe("two convolutions") { $0.channels = [32, 128] },
  ])
}
