import Drawing

/// Names at places of the panel, moved apart so that none covers another.
///
/// Each name is set as near to its place as there is room; a name that finds no room is left out.
public struct LabelMark: Mark {
  public var x: [PlotValue]
  public var y: [PlotValue]
  public var names: [String]
  public var font: Font
  /// Whether each name is also the name of a series, whose hue it then takes.
  public var namesSeries: Bool

  public init(
    _ names: [String], x: [some Plottable], y: [some Plottable],
    font: Font = Font(size: 11, weight: .bold), namesSeries: Bool = false
  ) {
    precondition(names.count == x.count && x.count == y.count, "each name needs its place")
    self.names = names
    self.x = x.map(\.plotValue)
    self.y = y.map(\.plotValue)
    self.font = font
    self.namesSeries = namesSeries
  }

  public var coverage: Coverage { Coverage(x: x, y: y) }

  public func draw(on canvas: any Canvas, in frame: PlotFrame) {
    var taken: [Rectangle] = []
    for (index, name) in names.enumerated() where x[index].isDrawable && y[index].isDrawable {
      guard let run = place(name, at: frame.point(x[index], y[index]), in: frame, taken: taken)
      else { continue }
      let bounds = Typesetter.bounds(of: run).inset(left: -3, top: -3, right: -3, bottom: -3)
      taken.append(bounds)
      canvas.fill(Path(bounds, cornerRadius: 3), Paint.surface.opacity(0.82))
      canvas.draw(.text(run))
    }
  }

  /// The nearest free place: on the spot, then on rings of growing size about it.
  private func place(_ name: String, at spot: Point, in frame: PlotFrame, taken: [Rectangle])
    -> TextRun?
  {
    let step = font.size * 0.75
    for ring in 0..<14 {
      for turn in 0..<(ring == 0 ? 1 : 12) {
        let offset = Transform.rotation(degrees: Double(turn) * 30)
          .apply(Point(0, -Double(ring) * step))
        let run = TextRun(
          name, at: spot + offset, font: font,
          paint: namesSeries ? frame.ink(nil, series: name) : .ink, anchor: .middle,
          baseline: .middle)
        let bounds = Typesetter.bounds(of: run).inset(left: -3, top: -3, right: -3, bottom: -3)
        if frame.area.contains(bounds), !taken.contains(where: bounds.intersects) { return run }
      }
    }
    return nil
  }
}
