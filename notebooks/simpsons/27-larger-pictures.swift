import Cuaderno
import Datasets
import Figures
import Images
import Metrics
import NeuralNetwork
import SimpsonsData
import Tensor

//: ## Larger, smoother pictures
//:
//: So far, pictures were shrunk by *bilinear interpolation*, the default of most programs: each pixel
//: of the small picture mixes the four nearest pixels of the large one, whether that is twice as large
//: or ten times. Everything in between is skipped, so lines turn jagged or disappear. Averaging over
//: the *area* that a small pixel covers leaves nothing out.
//:
//: And \(picture_edge) pixels are few for a head in a crowd, though it takes many pictures to learn from
//: more. The models so far saw pictures prepared as in the original laboratory. The models that follow
//: learn from smooth pictures of \(larger_edge) by \(larger_edge) pixels, and are judged on such
//: pictures, too.

let largerPictures: Cell<SimpsonsPictures> = Cell(
  "Larger, smoother pictures", pictureSource, pictureSize, load, train, honestSplit, firstModel
) { source, pictureSize, pictures, trained, split, first in
  let edge = Effort(trainingPictures: pictures.training.count)
    .betterModelEdge(pictureSize: pictureSize)
  metric("picture_edge", pictureSize)
  metric("larger_edge", edge)
  let larger = try source.pictures(size: edge, resampling: .fast)
  // The split refers to pictures by their position.
  guard
    larger.training.sources == pictures.training.sources,
    larger.test.sources == pictures.test.sources
  else {
    show(
      Finding(
        "Some files can be read in only one of the two ways, so the larger pictures are "
          + "interpolated from four pixels, too."))
    return try source.pictures(size: edge, resampling: pictures.resampling)
  }
  guard pictures.resampling == .bilinear else {
    show(Finding("The pictures are smooth already: they were loaded with `--fast-decode`."))
    return larger
  }
  let smooth =
    edge == pictureSize ? larger : try source.pictures(size: pictureSize, resampling: .fast)
  var versions = [("four pixels", pictures), ("area", smooth)]
  if edge != pictureSize { versions.append(("area, larger", larger)) }
  let count = pictures.training.count
  let chosen = Array(stride(from: 0, to: count, by: max(1, count / 4)).prefix(4))
  let items = chosen.flatMap { index in
    versions.map { name, version in
      PictureGallery.Item(version.training.labeled.image(index), title: name)
    }
  }
  show(
    try PictureGallery(
      items,
      caption:
        "\(chosen.count) pictures, each interpolated from four pixels and averaged over areas.",
      groups: chosen.map { _ in versions.count }))

  //: Does smoothness matter? The first model learned from jagged pictures. Here it classifies the
  //: hold-out in both versions:

  let labels = split.holdOut.map { pictures.training.labels[$0] }
  let predictions = try trained.network.predict(
    smooth.training.pixels.rows(at: split.holdOut)
  ).indicesOfMaximum()
  let proportion = Proportion(labels: labels, predictions: predictions)
  metric("smooth_holdout_accuracy", proportion.value, better: .higher)
  let test = McNemarTest(
    labels: labels, first: first.holdOutPredictions, second: predictions)
  show(
    Finding(
      "The first model recognizes \(first.holdOut.percent) of the jagged hold-out pictures "
        + "and \(proportion.percent) of the smooth ones. "
        + test.sentence(
          first: "the jagged version", second: "the smooth version", sample: "picture")))
  return larger
}
