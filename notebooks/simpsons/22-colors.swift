import Cuaderno
import NeuralNetwork

//: ## Gray pictures
//:
//: Most of these characters are yellow. Does color matter? Here is the same network on pictures in
//: shades of gray:

let colors: Cell<[Trial]> = Cell("Gray pictures", comparison) { comparison in
  guard let comparison else {
    showLeftOut()
    return []
  }
  let trials = try comparison.trials([Recipe("gray pictures") { $0.isGray = true }])
  show(comparison.table(trials))
  show(
    Finding(
      "Without colour the network is \(comparison.phrase(trials[0])) on the hold-out."))
  return trials
}
