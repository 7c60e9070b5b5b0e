import Display
import Metrics
import Randomness

/// Some pictures of every class.
public struct SampleGrid: Displayable, Sendable {
  /// The pictures with their labels.
  public let gallery: Gallery

  /// Chooses pictures of every class at random.
  /// - Parameters:
  ///   - pictures: The pictures with their classes.
  ///   - perClass: How many of each; fewer where there are not as many.
  ///   - random: Chooses them.
  ///   - encoder: ``PictureEncoder/small`` by default.
  ///   - nouns: What classes and samples are called in words.
  /// - Throws: What the encoder throws.
  public init(
    _ pictures: LabeledPictures, perClass: Int = 6, random: RandomSource,
    encoder: PictureEncoder = .small, nouns: Nouns = Nouns()
  ) throws {
    var chosen = Array(repeating: [Int](), count: pictures.names.count)
    for index in random.permutation(pictures.count) {
      let label = pictures.labels[index]
      if chosen[label].count < perClass { chosen[label].append(index) }
    }
    let short = ClassNames.short(pictures.names)
    gallery = Gallery(
      try chosen.joined().map { index in
        Gallery.Item(
          try encoder.picture(pictures.image(index), alternativeText: pictures.name(index)),
          title: short[pictures.labels[index]])
      }, edge: 72,
      caption:
        "\(nouns.sample.counted(perClass).capitalizedFirst) of each of \(nouns.class.counted(pictures.names.count)), drawn at random.",
      groups: chosen.map(\.count))
  }

  public var output: Output { gallery.output }
}
