import Cuaderno
import Datasets
import Figures
import Images
import SimpsonsData
import Tensor

//: ## Pictures that were never drawn
//:
//: A character facing left is the same character facing right, or standing a little higher, or leaning,
//: or partly hidden. *Augmentation* shows the network such altered copies, different ones in every
//: epoch, so that it never sees exactly the same picture twice. The copies are made on separate threads
//: while the network works on the previous batch.
//:
//: Each original is followed by its copies: mirrored, rotated by up to 10 degrees, moved by up to a
//: tenth of the width, scaled by up to 15%, and with a gray square that hides a part:

let augmentationPreview = Cell("Pictures that were never drawn", load, normalize) {
  pictures, preparation in
  let augmented = AugmentedPictures(pictures.training.pixels, Augmentations.cutOut)
  let originals = pictures.training.labeled
  let items = try preparation.order.prefix(3).flatMap { index in
    let copies = try (0..<5).map { epoch in
      let pixels = try augmented.preview(
        index, epoch: epoch, random: Work.host.random["preview"])
      return PictureGallery.Item(
        LabeledPictures(
          pixels: Tensor(shape: [1] + pixels.shape, elements: pixels.elements), labels: [0],
          names: [""]
        ).image(0), title: "augmented")
    }
    return [PictureGallery.Item(originals.image(index), title: originals.name(index))] + copies
  }
  show(
    try PictureGallery(
      items, caption: "Three training pictures, each with five augmented copies.",
      groups: [6, 6, 6]))
}
