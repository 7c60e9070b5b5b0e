import Cuaderno
import Datasets
import Images
import Metrics
import NeuralNetwork
import Tensor

//: ## Four claims
//:
//: The original laboratory made choices and gave reasons for them. Were they good ones?
//:
//: 1. *A dense layer of 500 units is better than one of 200.*
//: 2. *Pooling twice at the end is better than pooling once*: fewer weights, and no worse.
//: 3. *Five epochs are enough.*
//: 4. *Augmentation would fix the errors on dark and off-center pictures.*

let claims: Cell<[Trial]> = Cell("Four claims of the laboratory", comparison) { comparison in
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
  show(comparison.table(trials))

  //: **The first two.**

  let (small, once, long) = (trials[0], trials[1], trials[2])
  show(
    Finding(
      "With 200 units in the dense layer the network is \(comparison.phrase(small)). The claim "
        + (comparison.isWorse(small)
          ? "holds here."
          : comparison.isBetter(small) ? "is contradicted here." : "finds no support here.")))
  show(
    Finding(
      "Pooled once, it has \(grouped(once.parameters)) instead of \(grouped(baseline.trial.parameters)) weights and is \(comparison.phrase(once)). "
        + (comparison.isBetter(once)
          ? "The second pooling costs accuracy here."
          : comparison.isWorse(once)
            ? "The second pooling saves weights and gains accuracy here."
            : "A cost of the second pooling was not found; the interval says how large one might be.")
    ))

  //: **Five epochs.** The longer training by its epochs, in validation accuracy:

  let accuracies = long.history[.validationAccuracy]
  let count = long.judgement.validation.count
  func validated(_ epoch: Int) -> Proportion {
    Proportion(share: accuracies[epoch], of: count)
  }
  let (fifth, last) = (
    validated(min(4, accuracies.count - 1)), validated(accuracies.count - 1)
  )
  show(
    Table(
      columns: [
        .init("Epoch"), .init("Training"), .init("Validation, n = \(grouped(count))"),
        .init("95 % interval"),
      ],
      rows: accuracies.indices.filter { $0 < 5 || ($0 + 1) % 4 == 0 || $0 == accuracies.count - 1 }
        .map { epoch in
          [
            .integer(epoch + 1), .percent(long.history[.accuracy][epoch]),
            .percent(accuracies[epoch]), .text(interval(validated(epoch))),
          ]
        }))
  let overlap = fifth.interval.overlaps(last.interval)
  show(
    Finding(
      "After five epochs the network recognises \(accuracy(fifth, of: "validation pictures")), after \(accuracies.count) "
        + "\(percent(last.value)) (\(interval(last))\u{A0}%). "
        + (overlap
          ? "The intervals overlap: on so few pictures no difference can be told, and whether five epochs are enough stays open."
          : last.value > fifth.value
            ? "The intervals do not overlap: five epochs are not enough here."
            : "The intervals do not overlap: here the network had been better after five epochs.")
        + " On the hold-out the network of \(accuracies.count) epochs is \(comparison.phrase(long))."
    ))

  //: **Dark and off-centre pictures.** The hold-out once more at a third of its brightness, and moved by a fifth of its
  //: width: what does the baseline make of it, and what the networks that saw such pictures in their training?

  var dark = PictureTransform()
  dark.brightness = 1 / 3
  var moved = PictureTransform()
  moved.columnShift = 0.2 * Double(setting.training.pixels.shape[2])
  let holdOut = setting.judging.holdOut
  func guesses(_ network: Sequential, _ pixels: Tensor<UInt8>) throws -> [Int] {
    try network.predict(pixels).indicesOfMaximum()
  }
  func share(_ predictions: [Int]) -> Proportion {
    Proportion(labels: holdOut.labels, predictions: predictions)
  }
  let (darkened, shifted) = (
    try holdOut.pixels.changingPictures(dark), try holdOut.pixels.changingPictures(moved)
  )
  let networks = [("baseline", baseline.network)] + runs[3...].map { ($0.trial.name, $0.network) }
  let results = try networks.map { name, network in
    (
      name: name, plain: try guesses(network, holdOut.pixels),
      dark: try guesses(network, darkened), moved: try guesses(network, shifted)
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
          .text(result.name), .percent(share(result.plain).value),
          .percent(share(result.dark).value), .percent(share(result.moved).value),
        ]
      },
      caption: "Accuracies on the same \(grouped(holdOut.labels.count)) pictures of the hold-out."))
  func test(_ first: [Int], _ second: [Int]) -> McNemarTest {
    McNemarTest(labels: holdOut.labels, first: first, second: second)
  }
  let onDark = test(results[0].dark, results[1].dark)
  let onMoved = test(results[0].moved, results[2].moved)
  let mended = [onDark, onMoved].count { $0.isSignificant && $0.onlySecond > $0.onlyFirst }
  show(
    Finding(
      "On darkened pictures training with changed brightness makes a difference of "
        + "\(pairedDifference(onDark, of: holdOut.labels.count)); on moved ones training with shifts one of "
        + "\(pairedDifference(onMoved, of: holdOut.labels.count)) (n = \(grouped(holdOut.labels.count)), one training each). "
        + (mended == 2
          ? "Both are gains: here augmentation mends some of the errors that it was made for."
          : mended == 1
            ? "One of the two is a gain: the claim holds for that one here."
            : "Neither is a gain that can be claimed: here the claim finds no support.")))
  return trials
}
