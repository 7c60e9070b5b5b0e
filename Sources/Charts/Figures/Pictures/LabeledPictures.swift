import Checks
import Drawing
import Metrics
import Tensor

/// Pictures with the classes that they belong to.
public struct LabeledPictures: Sendable {
  /// `[n, height, width, channels]`, 8-bit, RGB or gray.
  public var pixels: Tensor<UInt8>
  /// One for each picture, from 0.
  public var labels: [Int]
  /// The classes in the order of their numbers.
  public var names: [String]

  /// Combines pictures with their classes.
  /// - Precondition: `pixels` has four axes and as many rows as there are labels.
  public init(pixels: Tensor<UInt8>, labels: [Int], names: [String]) {
    require(
      pixels.shape.count == 4 && pixels.shape[0] == labels.count,
      "\(labels.count) labels need pictures [\(labels.count), height, width, channels], received \(pixels.shape)"
    )
    requireLabels(labels, classCount: names.count)
    self.pixels = pixels
    self.labels = labels
    self.names = names
  }

  /// The number of pictures.
  public var count: Int { labels.count }

  /// The pixels of one picture.
  public func image(_ index: Int) -> PixelImage {
    PixelImage(
      width: pixels.shape[2], height: pixels.shape[1], channels: pixels.shape[3],
      pixels: Array(pixels.rows(index..<index + 1).elements))
  }

  /// The name of a picture's class, to be read.
  public func name(_ index: Int) -> String { ClassNames.display(names[labels[index]]) }
}
