import Drawing

/// Where a panel's values lie on the canvas, and which colour a series has.
public struct PlotFrame: Sendable {
  /// The area between the axes.
  public let area: Rectangle
  public let x: PositionScale
  public let y: PositionScale
  public let series: SeriesStyles

  public func point(_ x: PlotValue, _ y: PlotValue) -> Point {
    Point(self.x.position(x), self.y.position(y))
  }

  /// The paint of a mark: its own, or that of its series, or the first category's.
  public func paint(_ own: Paint?, series name: String?) -> Paint {
    own ?? .category(name.map(series.index) ?? 0)
  }

  /// The outline or text colour that goes with ``paint(_:series:)``.
  public func ink(_ own: Paint?, series name: String?) -> Paint {
    own ?? .categoryInk(name.map(series.index) ?? 0)
  }
}
