import Cuaderno
import Datasets
import Figures
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

  //: Each row adds up to 1. Here is one of them in words:

  let first = probabilities.row(0).elements
  let ranking = first.indices.sorted { first[$0] > first[$1] }
  let truth = pictures.test.labels[0]
  show(
    Finding(
      "The picture `\(pictures.test.sources[0])` shows \(ClassNames.display(pictures.classNames[truth])). The network says "
        + "\(ClassNames.display(pictures.classNames[ranking[0]])), with \(percent(Double(first[ranking[0]]))); then "
        + "\(ClassNames.display(pictures.classNames[ranking[1]])) (\(percent(Double(first[ranking[1]])))) and "
        + "\(ClassNames.display(pictures.classNames[ranking[2]])) (\(percent(Double(first[ranking[2]])))). "
        + (ranking[0] == truth ? "It is right." : "It is wrong.")))
  return probabilities
}
