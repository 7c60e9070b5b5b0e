import Tensor

/// Pictures of one size with their classes.
///
/// The pixels stay 8-bit in memory, and as a stored result they are mapped from a file: reading a data set again costs no
/// time. Networks take ``pixels`` directly and scale them to 0...1 batch by batch.
public struct ImageSet: Sendable, Codable, Equatable {
  /// `[count, height, width, channels]`.
  public var pixels: Tensor<UInt8>
  /// The class of each picture, from 0.
  public var labels: [Int]
  /// The classes in the order of their numbers.
  public var classNames: [String]
  /// Where each picture comes from: the path within the data set's folder.
  public var sources: [String]
  /// The files that could not be read.
  public var skipped: [SkippedFile]

  /// - Precondition: `pixels` has four axes and as many rows as there are labels and sources; each label is a class.
  public init(
    pixels: Tensor<UInt8>, labels: [Int], classNames: [String], sources: [String],
    skipped: [SkippedFile] = []
  ) {
    precondition(
      pixels.rank == 4 && pixels.rowCount == labels.count && sources.count == labels.count,
      "\(labels.count) labels and \(sources.count) sources for pictures of shape \(pixels.shape)")
    precondition(
      labels.allSatisfy { classNames.indices.contains($0) },
      "a label is not one of the \(classNames.count) classes")
    self.pixels = pixels
    self.labels = labels
    self.classNames = classNames
    self.sources = sources
    self.skipped = skipped
  }

  /// The number of pictures.
  public var count: Int { labels.count }

  /// The name of a picture's class.
  public func className(_ index: Int) -> String { classNames[labels[index]] }

  /// How many pictures each class has.
  public var classCounts: [Int] {
    var counts = [Int](repeating: 0, count: classNames.count)
    for label in labels { counts[label] += 1 }
    return counts
  }

  /// The pictures at `indices`, copied in that order; what was skipped stays with the whole.
  public func selecting(_ indices: [Int]) -> ImageSet {
    ImageSet(
      pixels: pixels.rows(at: indices), labels: indices.map { labels[$0] },
      classNames: classNames, sources: indices.map { sources[$0] })
  }
}
