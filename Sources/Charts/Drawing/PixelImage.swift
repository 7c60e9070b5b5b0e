import Checks

/// A picture as pixels, row by row from the top left.
public struct PixelImage: Sendable, Hashable {
  /// The number of columns.
  public let width: Int
  /// The number of rows.
  public let height: Int
  /// 1 is gray, 3 is RGB, 4 is RGB with opacity (not premultiplied).
  public let channels: Int
  /// `height * width * channels` bytes.
  public let pixels: [UInt8]

  /// Makes a picture from its bytes; RGB by default.
  /// - Precondition: `pixels` has `height * width * channels` bytes.
  public init(width: Int, height: Int, channels: Int = 3, pixels: [UInt8]) {
    require(
      width > 0 && height > 0 && [1, 3, 4].contains(channels)
        && pixels.count == width * height * channels,
      "a picture of \(width)x\(height) with \(channels) channels has \(pixels.count) bytes")
    self.width = width
    self.height = height
    self.channels = channels
    self.pixels = pixels
  }

  /// The pixel at (`x`, `y`).
  public subscript(x: Int, y: Int) -> Color {
    let at = (y * width + x) * channels
    func component(_ index: Int) -> Double { Double(pixels[at + index]) / 255 }
    return channels == 1
      ? Color(red: component(0), green: component(0), blue: component(0))
      : Color(
        red: component(0), green: component(1), blue: component(2),
        alpha: channels == 4 ? component(3) : 1)
  }
}
