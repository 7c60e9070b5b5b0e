import Checks
import Tensor

/// Pictures of one size with their classes.
///
/// The pixels stay 8-bit, and those of a stored result are mapped from a file, so that reading a data set again costs no time. Networks take ``pixels`` directly and scale them to 0...1 batch by batch.
public struct ImageSet: Sendable, Codable, Equatable {
  /// `[count, height, width, channels]`.
  public var pixels: Tensor<UInt8>
  /// The class of each picture, from 0.
  public var labels: [Int]
  /// The classes in the order of their numbers.
  public var classNames: [String]
  /// Where each picture comes from: the path within the data set's folder.
  public var sources: [String]
  /// The files and folders that are not used, and why.
  public var skipped: [SkippedFile]

  /// A set of decoded pictures.
  ///
  /// - Precondition: `pixels` has four axes and as many rows as there are labels and sources; each label is a class.
  public init(
    pixels: Tensor<UInt8>, labels: [Int], classNames: [String], sources: [String],
    skipped: [SkippedFile] = []
  ) {
    require(
      pixels.rank == 4 && pixels.rowCount == labels.count && sources.count == labels.count,
      "pictures must have the shape [n, height, width, channels], with n labels and n sources, received the shape "
        + "\(pixels.shape), \(labels.count) labels and \(sources.count) sources")
    require(
      labels.allSatisfy { classNames.indices.contains($0) },
      "labels must be from 0 to \(classNames.count - 1), received \(labels.min() ?? 0) to \(labels.max() ?? 0)"
    )
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

  /// Removes the classes without a picture, and lists them as skipped by the name of their place.
  mutating func removeEmptyClasses(called places: [String]) {
    let counts = classCounts
    let kept = counts.indices.filter { counts[$0] > 0 }
    guard kept.count < counts.count else { return }
    skipped += counts.indices.filter { counts[$0] == 0 }.map {
      SkippedFile(
        path: places[$0], reason: "it has no picture that can be read, so it is not a class")
    }
    var newLabels = [Int](repeating: 0, count: counts.count)
    for (label, old) in kept.enumerated() { newLabels[old] = label }
    labels = labels.map { newLabels[$0] }
    classNames = kept.map { classNames[$0] }
  }

  /// The pictures at `indices`, copied in that order; what was skipped stays with the whole.
  public func selecting(_ indices: [Int]) -> ImageSet {
    ImageSet(
      pixels: pixels.rows(at: indices), labels: indices.map { labels[$0] },
      classNames: classNames, sources: indices.map { sources[$0] })
  }
}
