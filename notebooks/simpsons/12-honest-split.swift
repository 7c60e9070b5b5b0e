import Cuaderno
import Datasets
import SimpsonsData

//: ## An honest split
//:
//: From here on, every model learns from the same four fifths of the pictures as the first network, and
//: is judged on three sets, side by side.
//:
//: * **Validation**: a random third of the fifth that was set aside. It may contain near-duplicates of
//:   training pictures, which are easy for a network that remembers them.
//: * **Hold-out**: the rest of that fifth, without the pictures that have a known near-duplicate in the
//:   training set. What a network recognizes here, it has not seen before.
//: * **Test**: the original test set.
//:
//: The hold-out is not as untouched as its name suggests. While this notebook was being written, the
//: better model below was selected among several: its first layers, the size of its pictures, the
//: number of epochs at each size, and the strength of the augmentation were chosen by looking at
//: validation sets **and** hold-outs drawn from the same real pictures. Its accuracy on any hold-out of
//: these pictures is therefore somewhat optimistic.

let honestSplit: Cell<PictureSplit> = Cell("An honest split", load, normalize, duplicates) {
  pictures, preparation, duplicates in
  let split = PictureSplit(preparation, groups: duplicates.groups)
  show(
    Table(
      columns: [.init("Set"), .init("Pictures")],
      rows: [
        [.text("training"), .integer(split.training.count)],
        [.text("validation"), .integer(split.validation.count)],
        [.text("hold-out"), .integer(split.holdOut.count)],
        [.text("left out: near-duplicates of training pictures"), .integer(split.related.count)],
        [.text("test"), .integer(pictures.test.count)],
      ]))
  metric("holdout_pictures", split.holdOut.count)
  return split
}
