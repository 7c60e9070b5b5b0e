import Cuaderno
import Datasets
import Figures
import Images
import Metrics
import NeuralNetwork
import Tensor

//: ## Smoother pictures
//:
//: So far the pictures were made small by *bilinear interpolation*, what most programs do unless they are told otherwise: each pixel
//: of the small picture is mixed from the four nearest pixels of the large one, be that twice as large or ten times. What lies between is
//: skipped, so lines become jagged or get lost. The mean over the *area* that a small pixel covers leaves nothing out.
//:
//: Unless `--fast-decode` made all pictures smooth from the beginning, the models up to here were judged by pictures as the original
//: laboratory makes them. Those that follow are judged by the smoother ones.

let smoothPictures = Cell(
  "Smoother pictures", pictureSource, pictureSize, load, honestSplit, firstModel
) { source, pictureSize, pictures, split, first -> SimpsonsPictures in
  guard pictures.resampling == .bilinear else {
    show(Finding("The pictures are smooth already, because they were loaded with `--fast-decode`."))
    return pictures
  }
  let smooth = try source.pictures(size: pictureSize, resampling: .fast)
  // The split counts on the order of the pictures.
  guard
    smooth.training.sources == pictures.training.sources,
    smooth.test.sources == pictures.test.sources
  else {
    show(
      Finding(
        "Some files can be read in one of the two ways only, so all pictures stay as they are."))
    return pictures
  }
  let (jagged, fine) = (LabelledPictures(pictures.training), LabelledPictures(smooth.training))
  let count = pictures.training.count
  let chosen = Array(stride(from: 0, to: count, by: max(1, count / 6)).prefix(6))
  var items: [PictureGallery.Item] = []
  for index in chosen {
    items.append(PictureGallery.Item(jagged.image(index), title: "four pixels"))
    items.append(PictureGallery.Item(fine.image(index), title: "area"))
  }
  show(
    try PictureGallery(
      items,
      caption:
        "\(chosen.count) pictures, each interpolated between four pixels and averaged over areas."
    ))

  //: Does it matter? The first model, which learnt from the jagged ones, is shown the hold-out in both ways:

  let labels = split.holdOut.map { pictures.training.labels[$0] }
  let predictions = try first.trained.network.predict(
    smooth.training.pixels.rows(at: split.holdOut)
  ).indicesOfMaximum()
  let proportion = Proportion(labels: labels, predictions: predictions)
  metric("smooth_holdout_accuracy", proportion.value, better: .higher)
  let test = McNemarTest(
    labels: labels, first: first.judgement.holdOutPredictions, second: predictions)
  show(
    Finding(
      "The first model recognises \(percent(first.judgement.holdOut.value)) of the jagged pictures of the hold-out and "
        + "\(percent(proportion.value)) of the smooth ones. "
        + "Picture by picture, \(test.sentence(first: "the jagged way", second: "the smooth way"))"
    ))
  return smooth
}
