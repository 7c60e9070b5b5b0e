/// The title, scale, and ticks of an axis.
public struct Axis: Sendable {
  /// How values are laid out along the axis.
  public enum Scale: Sendable {
    /// Numbers evenly, names in bands.
    case automatic
    /// Numbers at even distances.
    case linear
    /// Positive numbers, equal ratios at equal distances.
    case log
    /// Names in bands, as bars and cells need them.
    case band
    /// Names as points at equal distances.
    case ordinal
  }

  /// The quantity, with its unit; empty for none.
  public var title: String
  /// How values are laid out.
  public var scale: Scale
  /// The numbers to show; `nil` takes what the marks cover, grown to round numbers on the vertical axis.
  public var domain: ClosedRange<Double>?
  /// The names to show and their order; `nil` takes them as they first appear.
  public var categories: [String]?
  /// How tick labels are written.
  public var format: NumberFormat
  /// The ticks, instead of round numbers.
  public var ticks: [Double]?
  /// Whether light lines run through the panel at the ticks; `nil` draws them for numbers on the vertical axis.
  public var showsGrid: Bool?
  /// Whether ticks and their labels are shown.
  public var showsTicks: Bool
  /// Whether the numbers run the other way: to the left, or downwards.
  public var isReversed: Bool

  /// Makes an axis whose scale, domain and ticks follow from the marks unless they are given.
  public init(
    _ title: String = "", scale: Scale = .automatic, domain: ClosedRange<Double>? = nil,
    categories: [String]? = nil, format: NumberFormat = .automatic, ticks: [Double]? = nil,
    showsGrid: Bool? = nil, showsTicks: Bool = true, isReversed: Bool = false
  ) {
    self.title = title
    self.scale = scale
    self.domain = domain
    self.categories = categories
    self.format = format
    self.ticks = ticks
    self.showsGrid = showsGrid
    self.showsTicks = showsTicks
    self.isReversed = isReversed
  }

  /// An axis without title, ticks and grid.
  public static let hidden = Axis(showsGrid: false, showsTicks: false)
}
