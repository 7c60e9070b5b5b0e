import Drawing

/// A picture over a part of the panel.
public struct ImageMark: Mark {
  /// The pixels to show.
  public var image: PixelImage
  /// The left and right edges on the horizontal axis.
  public var x: ClosedRange<Double>
  /// The lower and upper edges on the vertical axis.
  public var y: ClosedRange<Double>
  /// Whether enlarged pixels are blended.
  public var isSmooth: Bool

  /// Shows a picture over a part of the panel, with crisp pixels by default.
  /// - Parameters:
  ///   - image: The pixels.
  ///   - x: The left and right edges; by default 0 and the width in pixels.
  ///   - y: The lower and upper edges; by default 0 and the height in pixels. The picture's top is at the end that is
  ///     higher on the page, so reverse the axis to count rows from the top.
  ///   - isSmooth: Whether enlarged pixels are blended.
  public init(
    _ image: PixelImage, x: ClosedRange<Double>? = nil, y: ClosedRange<Double>? = nil,
    isSmooth: Bool = false
  ) {
    self.image = image
    self.x = x ?? 0...Double(image.width)
    self.y = y ?? 0...Double(image.height)
    self.isSmooth = isSmooth
  }

  public var channels: [Channel] {
    [
      .x([.number(x.lowerBound), .number(x.upperBound)], isData: false),
      .y([.number(y.lowerBound), .number(y.upperBound)], isData: false),
    ]
  }

  public func layout(in text: ChartText) -> MarkLayout {
    var layout = MarkLayout()
    layout.isFlush = true
    return layout
  }

  public func draw(on canvas: any Canvas, in frame: PlotFrame) {
    guard let a = frame.point(.number(x.lowerBound), .number(y.lowerBound)),
      let b = frame.point(.number(x.upperBound), .number(y.upperBound))
    else { return }
    canvas.image(
      image, in: Rectangle(.x, a.x, b.x, across: a.y, b.y), smooth: isSmooth)
  }

  public func notes(in frame: PlotFrame) -> [String] {
    let corners = [(x.lowerBound, y.lowerBound), (x.upperBound, y.upperBound)]
    return corners.allSatisfy { frame.point(.number($0), .number($1)) != nil }
      ? [] : ["The picture is not drawn, since its edges have no place on the axes."]
  }
}
