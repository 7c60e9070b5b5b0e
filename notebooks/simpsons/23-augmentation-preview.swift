import Cuaderno
import Datasets
import Figures
import Images
import SimpsonsData
import Tensor

//: ## Pictures that were never drawn
//:
//: A character who looks to the left is the same character when he looks to the right; so is one who stands a little further
//: up, or leans, or is partly hidden. *Augmentation* shows the network such changed copies, other ones in each epoch, so that
//: it never sees quite the same picture twice. The changes are made while the network works on the batch before, on a thread of
//: their own.
//:
//: Each original is followed by copies: mirrored, turned by up to 10 degrees, moved by up to a tenth, scaled by up to
//: 15 %, and with a grey square that hides a part:

let augmentationPreview = Cell("Pictures that were never drawn", load, normalize) {
  pictures, preparation in
  let augmented = AugmentedPictures(pictures.training.pixels, Augmentations.cutOut)
  let originals = pictures.training.labelled
  let items = try preparation.order.prefix(3).flatMap { index in
    let copies = try (0..<5).map { epoch in
      let pixels = try augmented.preview(
        index, epoch: epoch, random: Work.host.random["preview"])
      return PictureGallery.Item(
        LabeledPictures(
          pixels: Tensor(shape: [1] + pixels.shape, elements: pixels.elements), labels: [0],
          names: [""]
        ).image(0), title: "changed")
    }
    return [PictureGallery.Item(originals.image(index), title: originals.name(index))] + copies
  }
  show(
    try PictureGallery(
      items, caption: "Three training pictures, each with five changed copies of it.",
      groups: [6, 6, 6]))
}
