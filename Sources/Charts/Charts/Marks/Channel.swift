/// Values of a mark with the scale that places or colors them.
public struct Channel: Sendable {
  /// What the values decide.
  public enum Scale: Sendable, Hashable {
    /// A place along one axis.
    case position(Dimension)
    /// The color of a cell. The values are part of the data; the mark brings the color scale.
    case color
  }

  /// The scale that the values belong to.
  public var scale: Scale
  /// The title of the column in the table of data; `nil` takes the title of the axis or of the color bar.
  public var name: String?
  /// One value for each element of the mark.
  public var values: [PlotValue]
  /// Whether the values are rows of the data: listed in the table, and mentioned when they cannot be drawn. Other values only extend
  /// the scale, such as the base of a bar.
  public var isData: Bool

  /// Makes a channel, whose values are rows of the data by default.
  public init(
    _ scale: Scale, _ values: [PlotValue], name: String? = nil, isData: Bool = true
  ) {
    self.scale = scale
    self.values = values
    self.name = name
    self.isData = isData
  }

  /// Values along the horizontal axis.
  public static func x(_ values: [PlotValue], name: String? = nil, isData: Bool = true) -> Channel {
    Channel(.position(.x), values, name: name, isData: isData)
  }

  /// Values along the vertical axis.
  public static func y(_ values: [PlotValue], name: String? = nil, isData: Bool = true) -> Channel {
    Channel(.position(.y), values, name: name, isData: isData)
  }

  /// Numbers that are shown by color.
  public static func color(_ values: [Double]) -> Channel {
    Channel(.color, values.map(PlotValue.number))
  }
}
