import Display
import Randomness

/// Some pictures of every class.
public struct SampleGrid: Displayable, Sendable {
  public let gallery: Gallery

  /// - Parameters:
  ///   - perClass: How many of each; fewer where there are not as many.
  ///   - random: Chooses them.
  ///   - encoder: JPEG by default.
  /// - Throws: What the encoder throws.
  public init(
    _ pictures: LabelledPictures, perClass: Int = 6, random: RandomSource,
    encoder: PictureEncoder = .small
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
        "\(perClass) pictures of each of \(pictures.names.count) characters, drawn at random.",
      groups: chosen.map(\.count))
  }

  public var output: Output { gallery.output }
}
