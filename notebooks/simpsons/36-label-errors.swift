import Cuaderno
import Datasets
import Figures
import Metrics
import NeuralNetwork
import Printing
import SimpsonsData
import Tensor

//: ## Is the label wrong?
//:
//: People sorted these pictures, and people make mistakes. Where a network that has not learned from a
//: picture contradicts its label with high confidence, one of the two is wrong. The rule used here is
//: *confident learning* (Northcutt et al., 2021): a picture is suspect if another character receives at
//: least the probability that this character usually receives for its own pictures.
//:
//: Only the hold-out and the validation set are examined. The network has learned the labels of all
//: other pictures, wrong ones included, so its opinion there is worthless. Examining everything would
//: take several networks, each trained on a different part of the pictures. Look and judge:

let labelErrors: Cell<SuspectCount> = Cell(
  "Is the label wrong?", largerPictures, honestSplit, betterModel
) { pictures, split, better in
  let places = split.holdOut + split.validation
  let unseen = pictures.training.selecting(places)
  let probabilities = try better.trained.network.predictWithMirrorImages(unseen.pixels).rowArrays
  let suspects = SuspectedLabel.all(labels: unseen.labels, probabilities: probabilities)
  metric("suspected_labels", suspects.count)
  show(
    Finding(
      "The better model confidently contradicts the labels of \(Noun("picture").counted(suspects.count)), out of "
        + "\(unseen.count.grouped) that it did not learn from."))
  let result = SuspectCount(suspects: suspects.count, examined: unseen.count)
  guard !suspects.isEmpty else { return result }
  let shown = unseen.labeled
  show(
    try PictureGallery(
      suspects.prefix(24).map { suspect in
        PictureGallery.Item(
          shown.image(suspect.index), title: shown.name(suspect.index),
          details: [
            "\(ClassNames.display(pictures.classNames[suspect.suggestion]))?",
            ShareText.percent(Double(suspect.confidence)),
          ])
      },
      caption:
        "Suspected label errors, most confident first: label, prediction, confidence."
    ))
  return result
}
