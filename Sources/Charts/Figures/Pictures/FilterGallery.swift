import Checks
import Display
import Drawing

/// The filters of a first convolution as small color pictures.
public struct FilterGallery: Displayable, Sendable {
  /// The pictures with their labels.
  public let gallery: Gallery

  /// Shows each filter as a small picture.
  /// - Parameters:
  ///   - kernel: Weights `[height, width, inputs, filters]`, row-major; with three inputs the filters have colors,
  ///     otherwise the mean over the inputs is shown.
  ///   - height: The rows of a filter.
  ///   - width: The columns of a filter.
  ///   - inputs: The input channels of a filter.
  ///   - filters: The number of filters.
  ///   - limit: How many filters are shown.
  /// - Throws: `DrawingError`.
  public init(
    kernel: [Float], height: Int, width: Int, inputs: Int, filters: Int, limit: Int = 64
  ) throws {
    require(
      kernel.count == height * width * inputs * filters,
      "a kernel of \(height)x\(width)x\(inputs)x\(filters) has \(kernel.count) weights")
    // One scale for all filters and a gray zero, so that strong and weak ones can be distinguished.
    let reach = max(kernel.reduce(0) { max($0, abs($1)) }, .leastNormalMagnitude)
    func byte(_ weight: Float) -> UInt8 {
      UInt8(min(max((weight / reach + 1) / 2 * 255, 0), 255).rounded())
    }
    gallery = Gallery(
      try (0..<min(filters, limit)).map { filter in
        var pixels: [UInt8] = []
        for place in 0..<height * width {
          let weights = (0..<inputs).map { kernel[(place * inputs + $0) * filters + filter] }
          if inputs == 3 {
            pixels += weights.map(byte)
          } else {
            pixels.append(byte(weights.reduce(0, +) / Float(inputs)))
          }
        }
        let image = PixelImage(
          width: width, height: height, channels: inputs == 3 ? 3 : 1, pixels: pixels)
        return Gallery.Item(
          try PictureEncoder.png.picture(
            image, alternativeText: "Filter \(filter + 1), \(height) by \(width) weights"))
      }, edge: 56,
      caption: "\(min(filters, limit)) of \(filters) filters; gray is a weight of zero, "
        + "and all filters share one scale.")
  }

  public var output: Output { gallery.output }
}
