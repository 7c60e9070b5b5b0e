import Charts
import Checks
import Display
import Drawing

/// What the filters of a layer answer to one picture.
public struct FeatureMapGallery: Displayable, Sendable {
  /// The pictures with their labels.
  public let gallery: Gallery

  /// Shows each feature map as a small picture.
  /// - Parameters:
  ///   - activations: `[height, width, channels]`, row-major.
  ///   - height: The rows of a map.
  ///   - width: The columns of a map.
  ///   - channels: The number of maps.
  ///   - layer: The layer's name, for the caption.
  ///   - limit: How many maps are shown, those with the strongest mean answer first.
  /// - Throws: `DrawingError`.
  public init(
    activations: [Float], height: Int, width: Int, channels: Int, layer: String, limit: Int = 24
  ) throws {
    require(
      activations.count == height * width * channels,
      "activations of \(height)x\(width)x\(channels) have \(activations.count) values")
    let maps = (0..<channels).map { channel in
      stride(from: channel, to: activations.count, by: channels).map { Double(activations[$0]) }
    }
    let strengths = maps.map { $0.reduce(0) { $0 + abs($1) } }
    let order = maps.indices.sorted { (strengths[$1], $0) < (strengths[$0], $1) }
    gallery = Gallery(
      try order.prefix(limit).map { channel in
        let (low, high) = (maps[channel].min() ?? 0, maps[channel].max() ?? 0)
        let pixels = maps[channel].flatMap { value -> [UInt8] in
          let color = ColorMap.viridis.color(at: high > low ? (value - low) / (high - low) : 0)
          return [color.red, color.green, color.blue].map { UInt8(($0 * 255).rounded()) }
        }
        return Gallery.Item(
          try PictureEncoder.png.picture(
            PixelImage(width: width, height: height, channels: 3, pixels: pixels),
            alternativeText: "Answer of filter \(channel + 1) of \(layer)"),
          title: "\(channel + 1)")
      }, edge: 72,
      caption: "The \(min(limit, channels)) strongest of \(channels) feature maps of \(layer), "
        + "each on its own scale from dark (weak) to yellow (strong).")
  }

  public var output: Output { gallery.output }
}
