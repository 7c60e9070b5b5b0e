import Cuaderno
import Datasets
import Figures
import SimpsonsData

//: ## Where does it look?
//:
//: *Grad-CAM* finds the positions in the last feature maps that raised the score of the chosen
//: character (Selvaraju et al., 2017). Each picture is followed by a copy that is bright where the
//: network found its evidence and dark elsewhere. Is it the head, or the background? Nobody has marked
//: the heads, so that is for you to judge. What can be counted is how much of the light falls on the
//: middle of the picture, where characters usually stand.

let attention = Cell("Where does it look?", largerPictures, honestSplit, betterModel) {
  pictures, split, better in
  let view = AttentionView(
    network: better.trained.network, pictures: pictures.training.selecting(split.holdOut),
    predictions: better.judgement.holdOutPredictions)
  let random = Work.host.random["chosen"]
  let (right, wrong) = (view.shuffled(right: true, random), view.shuffled(right: false, random))
  show(
    try view.gallery(
      Array(right.prefix(8)), view.gradCAM,
      caption: "Hold-out pictures that the better model gets right, and where it looked."))

  //: And where it was wrong:

  show(
    try view.gallery(
      Array(wrong.prefix(8)), view.gradCAM,
      caption: "Errors on the hold-out, and where the network saw the character that it named."))

  //: **Center or border?** The middle half of the height and width is 25% of a picture. How much of
  //: the light falls there?

  show(
    try view.centerTable([
      ("right", Array(right.prefix(100))), ("wrong", Array(wrong.prefix(100))),
    ]))

  //: *Occlusion* is more direct: a gray square slides across the picture, and wherever it lowers the
  //: probability of the decision, it covers something that matters (Zeiler and Fergus, 2014). No gradient
  //: is involved, so what both methods show does not depend on either one alone.

  show(
    try view.gallery(
      Array(right.prefix(4)), view.occlusion,
      caption: "The first of these pictures, bright where covering them changed the decision most.")
  )
}
