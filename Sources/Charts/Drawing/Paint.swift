/// What a shape is filled or stroked with.
public enum Paint: Sendable, Hashable {
  /// The same color on every page.
  case color(Color)
  /// A color that the page chooses by its role.
  case role(ColorRole, opacity: Double = 1)

  /// The color of text and axis titles.
  public static let ink = Paint.role(.ink)
  /// The color of tick labels, captions and quiet marks.
  public static let muted = Paint.role(.muted)
  /// The color of grid lines and quiet borders.
  public static let grid = Paint.role(.grid)
  /// The color of the page behind the drawing.
  public static let surface = Paint.role(.surface)
  /// The one accent color.
  public static let accent = Paint.role(.accent)
  /// The color of failures and errors.
  public static let bad = Paint.role(.bad)

  /// A category's own color, counted from 0.
  public static func category(_ index: Int) -> Paint { .role(.category(index)) }

  /// The hue of a category, fit for text and outlines.
  public static func categoryInk(_ index: Int) -> Paint { .role(.categoryInk(index)) }

  /// The same paint, less opaque.
  public func opacity(_ share: Double) -> Paint {
    switch self {
    case .color(let color): .color(color.opacity(share))
    case .role(let role, let opacity): .role(role, opacity: opacity * share)
    }
  }

  /// How much it covers what is behind it, from 0 to 1.
  public var opacity: Double {
    switch self {
    case .color(let color): color.alpha
    case .role(_, let opacity): opacity
    }
  }
}
