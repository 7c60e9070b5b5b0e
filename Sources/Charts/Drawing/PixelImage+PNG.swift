extension PixelImage {
  /// The picture as a PNG file.
  /// - Throws: ``DrawingError``, as when a side has more than 32,767 pixels.
  public func png() throws -> [UInt8] { try CairoSurface(self).png() }
}
