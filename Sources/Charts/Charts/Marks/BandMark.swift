import Drawing

/// A shaded span of one axis across the whole panel, such as the extent of repeated runs.
public struct BandMark: Mark {
  private let isVertical: Bool
  private let range: ClosedRange<Double>
  public var paint: Paint
  /// A word above the panel.
  public var label: String?

  /// The span of the horizontal axis from low to high.
  public init(
    x range: ClosedRange<Double>, label: String? = nil, paint: Paint = .muted.opacity(0.18)
  ) {
    isVertical = true
    self.range = range
    self.paint = paint
    self.label = label
  }

  /// The span of the vertical axis from low to high.
  public init(
    y range: ClosedRange<Double>, label: String? = nil, paint: Paint = .muted.opacity(0.18)
  ) {
    isVertical = false
    self.range = range
    self.paint = paint
    self.label = label
  }

  public var coverage: Coverage {
    let ends = [PlotValue.number(range.lowerBound), .number(range.upperBound)]
    var coverage = isVertical ? Coverage(x: ends) : Coverage(y: ends)
    if label != nil { coverage.headroom = 15 }
    return coverage
  }

  public func draw(on canvas: any Canvas, in frame: PlotFrame) {
    let scale = isVertical ? frame.x : frame.y
    let a = scale.position(range.lowerBound)
    let b = scale.position(range.upperBound)
    var band = frame.area
    if isVertical {
      band.x = min(a, b)
      // A band of no extent is still seen, as a line.
      band.width = max(abs(b - a), 1)
    } else {
      band.y = min(a, b)
      band.height = max(abs(b - a), 1)
    }
    canvas.fill(Path(band), paint)
    guard let label else { return }
    let font = Font(size: 11)
    let width = Typesetter.width(of: label, font: font)
    let x = min(max(band.midX - width / 2, frame.area.x), frame.area.maxX - width)
    canvas.text(
      label, at: Point(x, frame.area.y - 5), font: font, paint: .muted, baseline: .alphabetic)
  }
}
