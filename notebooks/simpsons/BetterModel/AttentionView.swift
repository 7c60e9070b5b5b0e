import Cuaderno
import Datasets
import Figures
import Metrics
import NeuralNetwork
import Tensor

/// What a network bases its decisions on, picture by picture.
struct AttentionView {
  let network: Sequential
  let pictures: ImageSet
  /// The predicted character of each picture.
  let predictions: [Int]

  /// The pictures that the network gets right or wrong, in random order.
  func shuffled(right: Bool, _ random: RandomSource) -> [Int] {
    let chosen = predictions.indices.filter { (predictions[$0] == pictures.labels[$0]) == right }
    return random.permutation(chosen.count).map { chosen[$0] }
  }

  /// How much each position in the last feature maps raised the score of the predicted character.
  func gradCAM(_ chosen: [Int]) throws -> Tensor<Float> {
    try network.gradCAM(
      for: chosen.map { predictions[$0] }, of: pictures.pixels.rows(at: chosen))
  }

  /// How much the probability of the predicted character falls when a position is covered.
  func occlusion(_ chosen: [Int]) throws -> Tensor<Float> {
    try network.occlusion(
      for: chosen.map { predictions[$0] }, of: pictures.pixels.rows(at: chosen))
  }

  /// Pictures, each followed by a copy that is bright where the map is high; a remark if there are none.
  func gallery(
    _ chosen: [Int], _ maps: ([Int]) throws -> Tensor<Float>, caption: String
  ) throws -> any Displayable {
    guard !chosen.isEmpty else { return Finding("The hold-out has no such pictures.") }
    let maps = try maps(chosen)
    let shown = pictures.labeled
    return try HeatGallery(
      chosen.enumerated().map { place, index in
        HeatGallery.Item(
          HeatOverlay(shown.image(index), map: maps.row(place)), name: shown.name(index),
          prediction: ClassNames.display(pictures.classNames[predictions[index]]),
          isRight: predictions[index] == pictures.labels[index])
      }, caption: caption)
  }

  /// How much of the weight of Grad-CAM is in the middle of the pictures, on average for each group of them.
  func centerTable(_ groups: [(name: String, pictures: [Int])]) throws -> Table {
    let rows: [[Table.Value]] = try groups.filter { !$0.pictures.isEmpty }.map { name, chosen in
      let maps = try gradCAM(chosen)
      let shares = maps.rowArrays.compactMap { CentralShare.ofWeight($0, width: maps.shape[2]) }
      let mean = shares.isEmpty ? Table.Value.empty : .percent(Spread(shares).mean)
      return [.text(name), .integer(chosen.count), mean]
    }
    return Table(
      columns: [.init("Prediction"), .init("Pictures"), .init("Weight in the middle")], rows: rows)
  }
}
