import Cuaderno
import Drawing
import Figures
import Metrics
import Tensor

//: ## Draw
//:
//: Circles, squares, triangles and crosses, in any place, size, turn and colour. Nothing else tells them apart than their
//: outline, so a network that names them has learnt what an outline is.

let draw: Cell<ShapePictures> = Cell("Draw", pictureCount) { count in
  let pictures = try ShapePictures(count: count, random: Work.host.random["pictures"])
  show(
    Finding("Made from \(count) drawings of four shapes, 32 by 32 pixels each.", role: .data))
  let labelled = LabeledPictures(
    pixels: pictures.pixels, labels: pictures.labels, names: ShapePictures.names)
  show(
    try SampleGrid(
      labelled, perClass: 8, random: Work.host.random["samples"],
      nouns: Nouns(class: "shape", sample: "drawing")))
  return pictures
}
