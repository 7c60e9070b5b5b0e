/// What the classes and samples of a data set are called in titles, captions, and sentences.
///
/// ```swift
/// let nouns = Nouns(class: "digit", sample: "picture")
/// ```
public struct Nouns: Sendable, Hashable, Codable {
  /// `class` by default.
  public var `class`: Noun
  /// `sample` by default.
  public var sample: Noun

  /// Makes the words for classes and samples.
  public init(class: Noun = "class", sample: Noun = "sample") {
    self.class = `class`
    self.sample = sample
  }
}
