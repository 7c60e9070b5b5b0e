import Cuaderno
import NeuralNetwork

//: ## Grey pictures
//:
//: Most of them are yellow. Does colour matter? The same network on pictures in shades of grey:

let colours: Cell<[Trial]> = Cell("Grey pictures", comparison) { comparison in
  guard let comparison else {
    showLeftOut()
    return []
  }
  let trials = try comparison.trials([Recipe("grey pictures") { $0.isGrey = true }])
  show(comparison.table(trials))
  show(
    Finding(
      "Without colour the network is \(comparison.phrase(trials[0])) on the hold-out."))
  return trials
}
