import Datasets
import Figures
import Metrics

extension Nouns {
  /// What classes and samples are called here.
  static let characters = Nouns(class: "character", sample: "picture")
}

// Separate from the values, so that editing a figure makes only those cells stale that show pictures.
extension ImageSet {
  /// The pictures with their labels, for figures.
  var labeled: LabeledPictures {
    LabeledPictures(pixels: pixels, labels: labels, names: classNames)
  }
}
