import Cuaderno
import Datasets
import Figures
import Metrics
import NeuralNetwork
import SimpsonsData
import Tensor

//: ## Near and far
//:
//: Before its last layer, the better model describes each picture by 256 numbers. Pictures that it
//: considers similar should be close together in that space. For some errors on the hold-out, here are
//: the nearest training pictures: what did the network think it saw?

let embedding = Cell("Near and far", largerPictures, honestSplit, betterModel) {
  pictures, split, better in
  let network = better.trained.network
  let learned = pictures.training.selecting(split.training)
  let holdOut = pictures.training.selecting(split.holdOut)
  let points = try places(of: holdOut.pixels, in: network)
  let neighbors = NearestNeighbors(try places(of: learned.pixels, in: network))
  let predictions = better.judgement.holdOutPredictions
  let wrong = predictions.indices.filter { predictions[$0] != holdOut.labels[$0] }
  let (judged, known) = (holdOut.labeled, learned.labeled)

  let nearest = wrong.map { neighbors.nearest(5, to: points[$0]) }
  // Loops: as one expression, this takes the compiler as long as ten other cells.
  var items: [PictureGallery.Item] = []
  for (index, near) in zip(wrong, nearest).prefix(5) {
    let named = ClassNames.display(pictures.classNames[predictions[index]])
    items.append(
      PictureGallery.Item(
        judged.image(index), title: judged.name(index), details: ["\(named)?"], mark: .wrong))
    for neighbor in near {
      let distance = fixed(Double(neighbor.distance), digits: 1)
      items.append(
        PictureGallery.Item(
          known.image(neighbor.index), title: known.name(neighbor.index),
          details: ["distance \(distance)"]))
    }
  }
  if !items.isEmpty {
    show(
      try PictureGallery(
        items,
        caption:
          "Errors on the hold-out, each followed by its five nearest training pictures.",
        groups: nearest.prefix(5).map { $0.count + 1 }))
    /// The errors most of whose neighbors have a certain label.
    func agreeing(with label: (Int) -> Int) -> Int {
      zip(wrong, nearest).count { index, near in
        near.count { learned.labels[$0.index] == label(index) } >= 3
      }
    }
    let (named, actual) = (agreeing { predictions[$0] }, agreeing { holdOut.labels[$0] })
    show(
      Finding(
        "Most of the five nearest training pictures show the character that the network named for "
          + "\(named) of \(Noun("error").counted(wrong.count)), and the true character for \(actual)."
      ))
  }

  //: All hold-out pictures, projected onto the plane in which they differ most:

  show(
    EmbeddingScatter(
      points: points, labels: holdOut.labels, names: pictures.classNames, nouns: .characters))
}

/// What the layer before the last answers to each picture.
private func places(of pixels: Tensor<UInt8>, in network: Sequential) throws -> [[Float]] {
  let layer = network.layerNames.last { $0.hasPrefix("global_average_pooling2d") } ?? ""
  return try network.activations(of: layer, for: pixels, batchSize: 64).rowArrays
}
