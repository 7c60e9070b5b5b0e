import Cuaderno
import Datasets
import Images
import Metrics
import NeuralNetwork
import Tensor

//: ## Four claims of the laboratory
//:
//: The original laboratory made choices and gave reasons. Were they good ones?
//:
//: 1. *A dense layer of 500 is better than one of 200.*
//: 2. *Pooling twice at the end is better than pooling once*: fewer weights, and no worse.
//: 3. *Five epochs are enough.*
//: 4. *Augmentation would mend the errors on dark and off-centre pictures.*

let claims = Cell("Four claims of the laboratory", comparison) { comparison -> [Trial] in
  guard let comparison else {
    showLeftOut()
    return []
  }
  let baseline = comparison.baseline
  let setting = comparison.setting
  let runs = try setting.run([
    Recipe("dense layer of 200") { $0.dense = 200 },
    Recipe("pooled once") { $0.lastPoolings = 1 },
    Recipe("16 epochs") { $0.epochs = 16 },
    Recipe("trained on dark and bright pictures") {
      $0.augmentation = Augmentations.brightness
    },
    Recipe("trained on moved pictures") { $0.augmentation = Augmentations.shifts },
  ])
  let trials = runs.map(\.trial)
  show(Table.trials(trials, baseline: baseline))

  //: **The first two.**

  let (small, once, long) = (trials[0], trials[1], trials[2])
  show(
    Finding(
      "With 200 units in the dense layer the network is \(baseline.phrase(small)): the claim "
        + "\(baseline.isWorse(small) ? "holds" : "finds no support") here."))
  show(
    Finding(
      "Pooled once, it has \(grouped(once.parameters)) instead of \(grouped(baseline.trial.parameters)) weights and is \(baseline.phrase(once)): "
        + "the second pooling \(baseline.isBetter(once) ? "costs accuracy" : "costs nothing")."))

  //: **Five epochs.** The longer training by its epochs, in validation accuracy:

  let accuracies = long.history[.validationAccuracy]
  let fifth = accuracies[min(4, accuracies.count - 1)]
  let best = accuracies.max() ?? 0
  show(
    Table(
      columns: [.init("Epoch"), .init("Training"), .init("Validation", best: .highest)],
      rows: accuracies.indices.filter { $0 < 5 || ($0 + 1) % 4 == 0 || accuracies[$0] == best }.map
      { epoch in
        [
          .integer(epoch + 1), .percent(long.history[.accuracy][epoch]),
          .percent(accuracies[epoch]),
        ]
      }))
  show(
    Finding(
      "After five epochs the validation accuracy is \(percent(fifth)), at its best \(percent(best)): five epochs "
        + (best - fifth > 0.02
          ? "leave \(points(best - fifth)) on the table." : "are nearly enough in this setting.")))

  //: **Dark and off-centre pictures.** The hold-out once more at a third of its brightness, and moved by a fifth of its
  //: width: what does the baseline make of it, and what the networks that saw such pictures in their training?

  var dark = PictureTransform()
  dark.brightness = 1 / 3
  var moved = PictureTransform()
  moved.columnShift = 0.2 * Double(setting.training.pixels.shape[2])
  let holdOut = setting.judging.holdOut
  func accuracy(_ network: Sequential, _ pixels: Tensor<UInt8>) throws -> Proportion {
    Proportion(
      labels: holdOut.labels, predictions: try network.predict(pixels).indicesOfMaximum())
  }
  let (darkened, shifted) = (
    try holdOut.pixels.changingPictures(dark), try holdOut.pixels.changingPictures(moved)
  )
  let networks = [("baseline", baseline.network)] + runs[3...].map { ($0.trial.name, $0.network) }
  let results = try networks.map { name, network in
    (
      name: name, plain: try accuracy(network, holdOut.pixels),
      dark: try accuracy(network, darkened), moved: try accuracy(network, shifted)
    )
  }
  show(
    Table(
      columns: [
        .init("Network"), .init("Hold-out", best: .highest), .init("Darkened", best: .highest),
        .init("Moved", best: .highest),
      ],
      rows: results.map { result in
        [
          .text(result.name), .percent(result.plain.value), .percent(result.dark.value),
          .percent(result.moved.value),
        ]
      }))
  let (darkGain, movedGain) = (
    results[1].dark.value - results[0].dark.value, results[2].moved.value - results[0].moved.value
  )
  show(
    Finding(
      "On darkened pictures training with changed brightness makes a difference of \(points(darkGain)), on moved ones training with "
        + "shifts one of \(points(movedGain)). "
        + (min(darkGain, movedGain) > 0.02
          ? "The claim holds: augmentation mends the errors that it was made for."
          : max(darkGain, movedGain) > 0.02
            ? "The claim holds for one of the two." : "The claim finds no support here.")))
  return trials
}
