import Drawing

/// A picture laid over a part of the panel.
public struct ImageMark: Mark {
  public var image: PixelImage
  public var x: ClosedRange<Double>
  public var y: ClosedRange<Double>
  /// Whether enlarged pixels flow into each other.
  public var isSmooth: Bool

  /// - Parameters:
  ///   - x: Where the left and right edges lie; by default 0 and the width in pixels.
  ///   - y: Where the edges lie; by default 0 and the height in pixels. The picture's top lies at the end that is
  ///     higher on the page, so reverse the axis to count rows from the top.
  public init(
    _ image: PixelImage, x: ClosedRange<Double>? = nil, y: ClosedRange<Double>? = nil,
    isSmooth: Bool = false
  ) {
    self.image = image
    self.x = x ?? 0...Double(image.width)
    self.y = y ?? 0...Double(image.height)
    self.isSmooth = isSmooth
  }

  public var coverage: Coverage {
    var coverage = Coverage(
      x: [.number(x.lowerBound), .number(x.upperBound)],
      y: [.number(y.lowerBound), .number(y.upperBound)])
    coverage.isFlush = true
    return coverage
  }

  public func draw(on canvas: any Canvas, in frame: PlotFrame) {
    let a = frame.point(.number(x.lowerBound), .number(y.lowerBound))
    let b = frame.point(.number(x.upperBound), .number(y.upperBound))
    canvas.image(
      image,
      in: Rectangle(
        x: min(a.x, b.x), y: min(a.y, b.y), width: abs(b.x - a.x), height: abs(b.y - a.y)),
      smooth: isSmooth)
  }
}
