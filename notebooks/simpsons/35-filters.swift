import Cuaderno
import Datasets
import Figures
import NeuralNetwork
import SimpsonsData
import Tensor

//: ## What the layers see
//:
//: The filters of the first convolution are small enough to view directly. Here are those of the first
//: model. Such filters often turn out to be edges in some direction, patches of color, or transitions
//: from one color to another. Which of these can you find?

let filters = Cell("What the layers see", load, normalize, train) {
  pictures, preparation, trained in
  let network = trained.network
  if let kernel = network[weight: "conv2d/kernel"] {
    show(
      try FilterGallery(
        kernel: kernel.elements, height: kernel.shape[0], width: kernel.shape[1],
        inputs: kernel.shape[2], filters: kernel.shape[3]))
  }

  //: And the responses of the first two convolutions to the picture that opened this notebook:

  let first = pictures.training.pixels.rows(at: [preparation.order[0]])
  show(
    try PictureGallery(
      pictures.training.labeled, at: [preparation.order[0]],
      caption: "The picture that produced the maps below."))
  for layer in ["conv2d", "conv2d_1"] where network.layerNames.contains(layer) {
    let maps = try network.activations(of: layer, for: first)
    show(
      try FeatureMapGallery(
        activations: maps.elements, height: maps.shape[1], width: maps.shape[2],
        channels: maps.shape[3], layer: layer, limit: 16))
  }
}
