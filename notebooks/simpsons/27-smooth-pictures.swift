import Cuaderno
import Datasets
import Figures
import Images
import Tensor

//: ## Smoother pictures
//:
//: So far the pictures were made small by *bilinear interpolation*, what most programs do unless they are told otherwise: each pixel
//: of the small picture is mixed from the four nearest pixels of the large one, be that twice as large or ten times. What lies between is
//: skipped, so lines become jagged or get lost. The mean over the *area* that a small pixel covers leaves nothing out.
//:
//: All models up to here had the pictures of the original laboratory. What follows gets the smoother ones.

let smoothPictures = Cell("Smoother pictures", pictureSource, pictureSize, load) {
  source, pictureSize, pictures -> SimpsonsPictures in
  guard pictures.resampling == .bilinear else {
    show(Finding("The pictures are smooth already, because they were loaded with `--fast-decode`."))
    return pictures
  }
  let smooth = try source.pictures(size: pictureSize, resampling: .fast)
  // The split counts on the order of the pictures.
  guard
    smooth.training.sources == pictures.training.sources,
    smooth.test.sources == pictures.test.sources
  else {
    show(
      Finding(
        "Some files can be read in one of the two ways only, so all pictures stay as they are."))
    return pictures
  }
  let (jagged, fine) = (LabelledPictures(pictures.training), LabelledPictures(smooth.training))
  let count = pictures.training.count
  let chosen = Array(stride(from: 0, to: count, by: max(1, count / 6)).prefix(6))
  var items: [PictureGallery.Item] = []
  for index in chosen {
    items.append(PictureGallery.Item(jagged.image(index), title: "four pixels"))
    items.append(PictureGallery.Item(fine.image(index), title: "area"))
  }
  show(
    try PictureGallery(
      items,
      caption:
        "\(chosen.count) pictures, each interpolated between four pixels and averaged over areas."
    ))
  return smooth
}
