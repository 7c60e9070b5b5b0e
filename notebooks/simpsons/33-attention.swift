import Cuaderno
import Datasets
import Figures
import Metrics
import NeuralNetwork
import SimpsonsData
import Tensor

//: ## Where does it look?
//:
//: *Grad-CAM* finds the positions in the last feature maps that raised the score of the chosen
//: character (Selvaraju et al., 2017). Each picture is followed by a copy that is bright where the
//: network found its evidence and dark elsewhere. Is it the head, or the background? Nobody has marked
//: the heads, so that is for you to judge. What can be counted is how much of the light falls on the
//: middle of the picture, where characters usually stand.

let attention = Cell("Where does it look?", largerPictures, honestSplit, betterModel) {
  pictures, split, better in
  let network = better.trained.network
  let holdOut = pictures.training.selecting(split.holdOut)
  let shown = holdOut.labelled
  let predictions = better.judgement.holdOutPredictions
  let wrong = predictions.indices.filter { predictions[$0] != holdOut.labels[$0] }
  let right = predictions.indices.filter { predictions[$0] == holdOut.labels[$0] }
  func some(_ places: [Int], _ count: Int) -> [Int] {
    Work.host.random["chosen"].permutation(places.count).prefix(count).map { places[$0] }
  }
  func name(_ label: Int) -> String { ClassNames.display(pictures.classNames[label]) }
  func gallery(_ chosen: [Int], maps: Tensor<Float>, caption: String) throws -> HeatGallery {
    try HeatGallery(
      chosen.enumerated().map { place, index in
        HeatGallery.Item(
          HeatOverlay(shown.image(index), map: maps.row(place)), name: shown.name(index),
          prediction: name(predictions[index]), isRight: predictions[index] == holdOut.labels[index]
        )
      }, caption: caption)
  }
  func looks(_ chosen: [Int]) throws -> Tensor<Float> {
    try network.gradCAM(
      for: chosen.map { predictions[$0] }, of: holdOut.pixels.rows(at: chosen))
  }
  /// How much of the weight lies in the middle of each picture that has any.
  func centre(_ chosen: [Int]) throws -> [Double] {
    guard !chosen.isEmpty else { return [] }
    let maps = try looks(chosen)
    return maps.rowArrays.compactMap { CentralShare.ofWeight($0, width: maps.shape[2]) }
  }
  let (successes, errors) = (some(right, 8), some(wrong, 8))
  if !successes.isEmpty {
    show(
      try gallery(
        successes, maps: try looks(successes),
        caption: "Pictures of the hold-out that the better model gets right, and where it looked."))
  }

  //: And where it was wrong:

  if errors.isEmpty {
    show(Finding("There is no error on the hold-out."))
  } else {
    show(
      try gallery(
        errors, maps: try looks(errors),
        caption: "Errors on the hold-out, and where the network saw the character that it named."))
  }

  let shares = (right: try centre(some(right, 100)), wrong: try centre(some(wrong, 100)))
  show(
    Finding(
      "**Middle or border?** The middle half of height and width is 25\u{A0}% of a picture. "
        + [("right", shares.right), ("wrong", shares.wrong)].compactMap { kind, shares in
          shares.isEmpty
            ? nil
            : "Of \(counted(shares.count, "picture")) that the network gets \(kind) it holds "
              + "\(percent(Spread(shares).mean)) of the weight on average."
        }.joined(separator: " ")))

  //: *Occlusion* is more direct: a gray square slides across the picture, and wherever it lowers the
  //: probability of the decision, it covers something that matters (Zeiler and Fergus, 2014). No gradient
  //: is involved, so what both methods show does not depend on either one alone.

  let examined = Array(successes.prefix(4))
  if !examined.isEmpty {
    show(
      try gallery(
        examined,
        maps: try network.occlusion(
          for: examined.map { predictions[$0] }, of: holdOut.pixels.rows(at: examined)),
        caption: "The first of the pictures above; bright is what the network could not do without."
      ))
  }
}
