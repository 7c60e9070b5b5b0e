/// The colors of the roles on one kind of page.
public struct Theme: Sendable, Hashable {
  /// The color of text and axis titles.
  public var ink: Color
  /// The color of tick labels, captions and quiet marks.
  public var muted: Color
  /// The color of grid lines and quiet borders.
  public var grid: Color
  /// The color of the page behind the drawing.
  public var surface: Color
  /// The one accent color.
  public var accent: Color
  /// The color of failures and errors.
  public var bad: Color
  /// One for each category.
  public var categories: [Color]
  /// One for each category; see ``ColorRole/categoryInk(_:)``.
  public var categoryInks: [Color]

  /// Black on white.
  public static let light = Theme(
    ink: Color(0x1B1D21), muted: Color(0x5C626C), grid: Color(0xE1E4E8), surface: .white,
    accent: Color(0x0B62A8), bad: Color(0xB3261E),
    categories: [
      0x0072B2, 0xD55E00, 0x009E73, 0xCC79A7, 0xE69F00, 0x56B4E9, 0x000000, 0xF0E442,
    ].map { Color($0) },
    categoryInks: [
      0x0072B2, 0xB54F00, 0x007A58, 0xA34E7E, 0x8F6200, 0x1A74A8, 0x000000, 0x756D00,
    ].map { Color($0) })

  /// Light gray on almost black; the hues are those of ``light`` with another lightness.
  public static let dark: Theme = {
    let categories = [
      0x3F9BDC, 0xF0803C, 0x26B98C, 0xDD94BB, 0xE8A830, 0x8FD3FA, 0xFFFFFF, 0xF0E442,
    ].map { Color($0) }
    return Theme(
      ink: Color(0xD7DAE0), muted: Color(0x9AA1AC), grid: Color(0x2C3037),
      surface: Color(0x14161A), accent: Color(0x6CB2F0), bad: Color(0xFF8A80),
      categories: categories, categoryInks: categories)
  }()

  /// The color of a role.
  public func color(_ role: ColorRole) -> Color {
    switch role {
    case .ink: ink
    case .muted: muted
    case .grid: grid
    case .surface: surface
    case .accent: accent
    case .bad: bad
    case .category(let index): categories[index % categories.count]
    case .categoryInk(let index): categoryInks[index % categoryInks.count]
    }
  }

  /// The color that a paint has on this kind of page.
  public func color(_ paint: Paint) -> Color {
    switch paint {
    case .color(let color): color
    case .role(let role, let opacity): color(role).opacity(opacity)
    }
  }
}
