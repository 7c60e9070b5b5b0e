import Cuaderno
import NeuralNetwork

//: ## Gray pictures
//:
//: Most of these characters are yellow. Does color matter? Here is the same network on pictures in
//: shades of gray:

let colors: Cell<[Trial]> = Cell("Gray pictures", comparison) { comparison in
  try comparison.tryOut([Recipe("gray pictures") { $0.isGray = true }])
}
