import Cuaderno
import Datasets
import Figures
import Metrics
import NeuralNetwork
import SimpsonsData
import Tensor

//: ## Is the label wrong?
//:
//: People sorted the pictures, and people err. Where a network that has not learnt from a picture contradicts its label with high
//: confidence, one of the two is wrong. The rule is that of *confident learning* (Northcutt et al., 2021): a picture is suspected if
//: another character gets at least the probability that this character usually gets in its own pictures.
//:
//: Only the hold-out and the validation are examined. Of the pictures that the network learnt from, which are most, it knows the
//: labels, wrong ones included, so it is no witness there: to examine all, networks would have to be trained on other parts of
//: the pictures in turn. Look and judge:

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
      "Of \(grouped(unseen.count)) pictures that the better model did not learn from, "
        + "\(suspects.count) \(suspects.count == 1 ? "has" : "have") a label that it contradicts with "
        + "confidence."))
  let result = SuspectCount(suspects: suspects.count, examined: unseen.count)
  guard !suspects.isEmpty else { return result }
  let shown = unseen.labelled
  show(
    try PictureGallery(
      suspects.prefix(24).map { suspect in
        PictureGallery.Item(
          shown.image(suspect.index), title: shown.name(suspect.index),
          details: [
            "\(ClassNames.display(pictures.classNames[suspect.suggestion]))?",
            percent(Double(suspect.confidence)),
          ])
      },
      caption:
        "Suspected label errors, the surest first: label, what the network says, its confidence."
    ))
  return result
}
