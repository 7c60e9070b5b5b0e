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
    pictures.test.labelled, probabilities: probabilities.rowArrays, nouns: .characters)
  metric("test_errors", gallery.cases.count, better: .lower)
  guard !gallery.cases.isEmpty else {
    show(Finding("There is no error among the \(pictures.test.count) test pictures."))
    return
  }
  show(gallery)

  let sure = gallery.cases.count { $0.confidence >= 0.9 }
  show(
    Finding(
      "Of \(counted(gallery.cases.count, "error")) the network made \(sure) with a confidence of 90 % or more: "
        + (sure * 4 >= gallery.cases.count
          ? "its confidence is no safe guide to whether it is right."
          : "when it is wrong, it mostly is not sure either.")))

  //: The pairs that it confuses most often:

  let matrix = ConfusionMatrix(
    labels: pictures.test.labels, predictions: probabilities.indicesOfMaximum(),
    classCount: pictures.classNames.count)
  show(matrix.mostConfusedTable(names: pictures.classNames, nouns: .characters))
}
