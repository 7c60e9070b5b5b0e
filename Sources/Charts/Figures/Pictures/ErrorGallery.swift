import Checks
import Display
import Metrics
import Printing

/// The pictures that a classifier got wrong, the most confident errors first.
public struct ErrorGallery: Displayable, Sendable {
  /// One error.
  public struct Case: Sendable, Equatable {
    /// Which picture.
    public var index: Int
    /// The class that was predicted.
    public var predicted: Int
    /// The probability of the predicted class.
    public var confidence: Float
  }

  /// All errors, the most confident first.
  public let cases: [Case]
  /// The pictures with their labels.
  public let gallery: Gallery

  /// Collects the errors of a classifier.
  /// - Parameters:
  ///   - pictures: The pictures with their classes.
  ///   - probabilities: For each picture the probability of each class.
  ///   - limit: How many are shown.
  ///   - encoder: ``PictureEncoder/small`` by default.
  ///   - nouns: What classes and samples are called in words.
  /// - Throws: What the encoder throws.
  public init(
    _ pictures: LabeledPictures, probabilities: [[Float]], limit: Int = 60,
    encoder: PictureEncoder = .small, nouns: Nouns = Nouns()
  ) throws {
    require(
      probabilities.count == pictures.count,
      "each of \(pictures.count) pictures needs a row of probabilities, received \(probabilities.count)"
    )
    let cases = probabilities.indices.compactMap { index -> Case? in
      let best = TopK.classes(1, of: probabilities[index])[0]
      guard best != pictures.labels[index] else { return nil }
      return Case(index: index, predicted: best, confidence: probabilities[index][best])
    }.sorted { ($1.confidence, $0.index) < ($0.confidence, $1.index) }
    self.cases = cases
    let short = ClassNames.short(pictures.names)
    let items = try cases.prefix(limit).map { error in
      let name = short[pictures.labels[error.index]]
      let guess = short[error.predicted]
      let percent = Double(error.confidence).percent
      return Gallery.Item(
        try encoder.picture(
          pictures.image(error.index),
          alternativeText: "\(name), taken for \(guess) with \(percent) confidence"),
        title: name, details: ["\(guess)?", percent], mark: .wrong)
    }
    let shown = items.count < cases.count ? "The \(items.count) most confident of " : ""
    gallery = Gallery(
      items,
      caption:
        "\(shown)\(Noun("error").counted(cases.count)) among \(nouns.sample.counted(pictures.count)), the most "
        + "confident first: true name, predicted name, confidence.")
  }

  public var output: Output { gallery.output }
}
