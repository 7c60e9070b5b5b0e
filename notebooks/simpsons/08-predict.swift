import Cuaderno
import Datasets
import Figures
import Metrics
import NeuralNetwork
import SimpsonsData
import Tensor

//: ## Predict
//:
//: For each picture the network returns eighteen probabilities. The character with the highest one is
//: the prediction. The probability is also a measure of confidence, or at least of how confident the
//: network claims to be.

let predict: Cell<Tensor<Float>> = Cell("Predict", train, load) { trained, pictures in
  let probabilities = try trained.network.predict(pictures.test.pixels)

  print("probabilities", shape(probabilities))
  for row in 0..<min(5, probabilities.rowCount) {
    print(
      probabilities.row(row).elements.map { fixed(Double($0), digits: 3) }.joined(separator: " "))
  }

  //: Each row adds up to 1. Here is one of them in detail:

  let first = probabilities.row(0).elements
  let names = pictures.classNames.map(ClassNames.display)
  show(
    Table(
      columns: [.init("Character"), .init("Probability")],
      rows: TopK.classes(3, of: first).map {
        [.text(names[$0]), .percent(Double(first[$0]))]
      },
      caption: "The three most probable characters for \(pictures.test.sources[0]), "
        + "which shows \(names[pictures.test.labels[0]])."))
  return probabilities
}
