import Datasets
import Figures

// Apart from the values, so that an edit of a figure makes only those cells stale that show pictures.
extension ImageSet {
  /// The pictures with their labels, for figures.
  var labelled: LabelledPictures {
    LabelledPictures(pixels: pixels, labels: labels, names: classNames)
  }
}
