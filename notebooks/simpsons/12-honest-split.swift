import Cuaderno
import Datasets
import SimpsonsData

//: ## An honest split
//:
//: From here on, every model is judged on three sets, side by side.
//:
//: * **Validation**: a twentieth of the pictures, drawn at random like the fifth that was used so far.
//:   Near-duplicates in the training set make both look better than they are.
//: * **Hold-out**: a tenth of the pictures of every character, drawn so that *all* known
//:   near-duplicates of a picture are on the same side of the split. What a network recognizes here, it
//:   has not seen before.
//: * **Test**: the original test set.
//:
//: Everything else is used for training.
//:
//: The hold-out is not as untouched as its name suggests. While this notebook was being written, the
//: better model below was selected among several: its first layers, the size of its pictures, the
//: number of epochs at each size, and the strength of the augmentation were chosen by looking at the
//: validation set **and** the hold-out that seed 0 draws from the real pictures. Its accuracy on that
//: hold-out is therefore somewhat optimistic. Another `--seed` draws another hold-out, but from the
//: same pictures.

let honestSplit: Cell<PictureSplit> = Cell(
  "An honest split", load, duplicates
) { pictures, duplicates in
  let random = Work.host.random
  let labels = pictures.training.labels
  let outer = Split.stratified(
    labels: labels, groups: duplicates.groups, share: 0.1, random: random["hold-out"])
  let order = random["validation"].permutation(outer.training.count).map { outer.training[$0] }
  let count = max(1, labels.count / 20)
  let split = PictureSplit(
    training: Array(order.dropFirst(count)), validation: Array(order.prefix(count)),
    holdOut: outer.heldOut)

  var group = [Int?](repeating: nil, count: labels.count)
  for (number, members) in duplicates.groups.enumerated() {
    for member in members { group[member] = number }
  }
  let learnt = Set(split.training.compactMap { group[$0] })
  func flattered(_ places: [Int]) -> Int {
    places.count { place in group[place].map(learnt.contains) ?? false }
  }
  show(
    Table(
      columns: [.init("Set"), .init("Pictures"), .init("With a near-duplicate in training")],
      rows: [
        [.text("training"), .integer(split.training.count), .empty],
        [
          .text("validation"), .integer(split.validation.count),
          .integer(flattered(split.validation)),
        ],
        [.text("hold-out"), .integer(split.holdOut.count), .integer(flattered(split.holdOut))],
        [
          .text("test"), .integer(pictures.test.count),
          .integer(duplicates.originals.count { $0 != nil }),
        ],
      ],
      caption: "The row for the test counts copies of any picture in the training folder."))
  metric("holdout_pictures", split.holdOut.count)
  return split
}
