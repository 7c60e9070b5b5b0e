import Checks
import Drawing
import Tensor

/// A coarse map of importance (Grad-CAM, occlusion) laid over the picture that it explains.
public struct HeatOverlay: Sendable {
  /// The picture that the map explains.
  public var image: PixelImage
  /// Row by row, `mapHeight * mapWidth` values; the greatest is fully lit.
  public var map: [Float]
  /// The number of columns of the map.
  public var mapWidth: Int
  /// The number of rows of the map.
  public var mapHeight: Int

  /// Lays a map over a picture of any size.
  /// - Precondition: `map` has `mapHeight * mapWidth` values.
  public init(_ image: PixelImage, map: [Float], mapWidth: Int, mapHeight: Int) {
    require(
      map.count == mapWidth * mapHeight && mapWidth > 0 && mapHeight > 0,
      "a map of \(mapWidth)x\(mapHeight) has \(map.count) values")
    self.image = image
    self.map = map
    self.mapWidth = mapWidth
    self.mapHeight = mapHeight
  }

  /// Lays a map over a picture of any size.
  /// - Parameters:
  ///   - image: The picture that the map explains.
  ///   - map: `[height, width]`, as a row of what `Sequential.gradCAM` and `Sequential.occlusion` return.
  public init(_ image: PixelImage, map: Tensor<Float>) {
    require(map.rank == 2, "a map is [height, width], received \(map.shape)")
    self.init(image, map: map.elements, mapWidth: map.shape[1], mapHeight: map.shape[0])
  }

  /// The picture as by a spotlight: dark and gray where the map is low, in its own colors where it is high.
  ///
  /// No color is laid over it: the yellow of a color map would be lost on yellow faces.
  /// - Parameter darkness: How much light is missing where the map is zero.
  public func spotlit(darkness: Double = 0.7) -> PixelImage {
    let positive = map.map { max(Double($0.isFinite ? $0 : 0), 0) }
    let most = max(positive.max() ?? 0, 1e-12)
    var pixels: [UInt8] = []
    pixels.reserveCapacity(image.width * image.height * 3)
    for y in 0..<image.height {
      for x in 0..<image.width {
        let color = image[x, y]
        let gray = 0.299 * color.red + 0.587 * color.green + 0.114 * color.blue
        let dark = gray * (1 - darkness)
        let light = sample(positive, x, y) / most
        let mixed = Color(red: dark, green: dark, blue: dark).mixed(with: color, light)
        for value in [mixed.red, mixed.green, mixed.blue] {
          pixels.append(UInt8((min(max(value, 0), 1) * 255).rounded()))
        }
      }
    }
    return PixelImage(width: image.width, height: image.height, channels: 3, pixels: pixels)
  }

  /// The map at a pixel, bilinear between the centers of its cells.
  private func sample(_ values: [Double], _ x: Int, _ y: Int) -> Double {
    func place(_ pixel: Int, _ pixels: Int, _ cells: Int) -> (Int, Int, Double) {
      let at = (Double(pixel) + 0.5) / Double(pixels) * Double(cells) - 0.5
      let held = min(max(at, 0), Double(cells - 1))
      let low = Int(held)
      return (low, min(low + 1, cells - 1), held - Double(low))
    }
    let (x0, x1, fx) = place(x, image.width, mapWidth)
    let (y0, y1, fy) = place(y, image.height, mapHeight)
    let top = values[y0 * mapWidth + x0] * (1 - fx) + values[y0 * mapWidth + x1] * fx
    let bottom = values[y1 * mapWidth + x0] * (1 - fx) + values[y1 * mapWidth + x1] * fx
    return top * (1 - fy) + bottom * fy
  }
}
