import Cuaderno
import Datasets
import Figures
import Metrics
import SimpsonsData
import Tensor

//: ## Error gallery
//:
//: The numbers show how often the network is wrong; the pictures show why. Here are the errors, most
//: confident first. Is someone else in the picture? Is the character far away, half hidden, or in the
//: dark? Would you have known?

let errors = Cell("Error gallery", predict, load) { probabilities, pictures in
  let gallery = try ErrorGallery(
    pictures.test.labeled, probabilities: probabilities.rowArrays, nouns: .characters)
  metric("test_errors", gallery.cases.count, better: .lower)
  guard !gallery.cases.isEmpty else {
    show(Finding("There are no errors on the \(pictures.test.count) test pictures."))
    return
  }
  show(gallery)

  let sure = gallery.cases.count { $0.confidence >= 0.9 }
  show(
    Finding(
      "The network makes \(Noun("error").counted(gallery.cases.count)), \(sure) of them with a "
        + "confidence of at least 90%."))

  //: The pairs that it confuses most often:

  let matrix = ConfusionMatrix(
    labels: pictures.test.labels, predictions: probabilities.indicesOfMaximum(),
    classCount: pictures.classNames.count)
  show(matrix.mostConfusedTable(names: pictures.classNames, nouns: .characters))
}
