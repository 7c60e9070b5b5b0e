import Cuaderno
import Drawing
import Figures
import Metrics
import Tensor

//: ## Draw
//:
//: Circles, squares, triangles, and crosses, at any position, size, angle, and color. Only the outline
//: distinguishes them, so a network that names them must have learned what an outline is.
//:
//: The test pictures are drawn here as well, once and for all: every later cell that judges the network
//: uses the same ones, and the network never learns from them.

let draw: Cell<ShapeData> = Cell("Draw", pictureCount) { count in
  let random = Work.host.random
  let data = ShapeData(
    training: try ShapePictures(count: count, random: random["training"]),
    test: try ShapePictures(count: 800, random: random["test"]))
  show(Finding("Made from \(count) drawings of four shapes, 32 by 32 pixels each.", role: .data))
  let labeled = LabeledPictures(
    pixels: data.training.pixels, labels: data.training.labels, names: ShapePictures.names)
  show(
    try SampleGrid(
      labeled, perClass: 8, random: random["samples"],
      nouns: Nouns(class: "shape", sample: "drawing")))
  return data
}
