import Checks
import Drawing

/// Names at places of the panel, moved apart so that none covers another.
///
/// Each name is set as near to its place as there is room; a name that finds no room is left out, and the caption says so.
public struct LabelMark: Mark {
  /// The horizontal place of each name.
  public var x: [PlotValue]
  /// The vertical place of each name.
  public var y: [PlotValue]
  /// The names, one for each place.
  public var names: [String]
  /// `nil` takes a bold font of the size of annotations.
  public var font: Font?
  /// Whether each name is also the name of a series, whose hue it then takes.
  public var namesSeries: Bool

  /// Names the places of a panel.
  /// - Precondition: `names`, `x` and `y` have the same number of elements.
  public init(
    _ names: [String], x: [some Plottable], y: [some Plottable], font: Font? = nil,
    namesSeries: Bool = false
  ) {
    require(
      names.count == x.count && x.count == y.count,
      "each name needs a place, received \(names.count) names, \(x.count) x and \(y.count) y")
    self.names = names
    self.x = x.map(\.plotValue)
    self.y = y.map(\.plotValue)
    self.font = font
    self.namesSeries = namesSeries
  }

  public var channels: [Channel] { [.x(x, isData: false), .y(y, isData: false)] }

  public func layout(in text: ChartText) -> MarkLayout { MarkLayout(inset: 7) }

  public func draw(on canvas: any Canvas, in frame: PlotFrame) {
    for run in runs(in: frame).compactMap(\.self) {
      canvas.fill(Path(Self.room(of: run), cornerRadius: 3), Paint.surface.opacity(0.82))
      canvas.draw(.text(run))
    }
  }

  public func notes(in frame: PlotFrame) -> [String] {
    let left = zip(names, runs(in: frame)).filter { $1 == nil }.map(\.0)
    return left.isEmpty ? [] : ["There is no room for the labels \(left.joined(separator: ", "))."]
  }

  private static func room(of run: TextRun) -> Rectangle {
    Typesetter.bounds(of: run).inset(left: -3, top: -3, right: -3, bottom: -3)
  }

  /// Each name at its place; `nil` where there is no room.
  private func runs(in frame: PlotFrame) -> [TextRun?] {
    var taken: [Rectangle] = []
    return names.indices.map { index in
      guard let spot = frame.point(x[index], y[index]),
        let run = place(names[index], at: spot, in: frame, taken: taken)
      else { return nil }
      taken.append(Self.room(of: run))
      return run
    }
  }

  /// The nearest free place: on the spot, then on rings of growing size about it.
  private func place(_ name: String, at spot: Point, in frame: PlotFrame, taken: [Rectangle])
    -> TextRun?
  {
    let font = font ?? Font(size: frame.text.annotation.size, weight: .bold)
    let step = font.size * 0.75
    for ring in 0..<14 {
      for turn in 0..<(ring == 0 ? 1 : 12) {
        let offset = Transform.rotation(degrees: Double(turn) * 30)
          .apply(Point(0, -Double(ring) * step))
        let run = TextRun(
          name, at: spot + offset, font: font,
          paint: namesSeries ? frame.ink(nil, series: name) : .ink, anchor: .middle,
          baseline: .middle)
        let room = Self.room(of: run)
        if frame.area.contains(room), !taken.contains(where: room.intersects) { return run }
      }
    }
    return nil
  }
}
