/// What a color is for. The page that shows a drawing decides its color, in light, dark, and print.
///
/// In SVG each role is a CSS variable with the color of ``Theme/light`` as its fallback, as in
/// `fill="var(--ink,#1b1d21)"`. A page for dark defines all of them by the values of ``Theme/dark``:
///
/// | role | variable | light | dark |
/// |---|---|---|---|
/// | text, axis titles | `--ink` | `#1b1d21` | `#d7dae0` |
/// | tick labels, captions, quiet marks | `--muted` | `#5c626c` | `#9aa1ac` |
/// | grid lines, quiet borders | `--grid` | `#e1e4e8` | `#2c3037` |
/// | the page behind the drawing | `--surface` | `#ffffff` | `#14161a` |
/// | the one accent | `--accent` | `#0b62a8` | `#6cb2f0` |
/// | failure, errors | `--bad` | `#b3261e` | `#ff8a80` |
/// | category 1 (blue) | `--category-1` | `#0072b2` | `#3f9bdc` |
/// | category 2 (vermilion) | `--category-2` | `#d55e00` | `#f0803c` |
/// | category 3 (green) | `--category-3` | `#009e73` | `#26b98c` |
/// | category 4 (purple) | `--category-4` | `#cc79a7` | `#dd94bb` |
/// | category 5 (orange) | `--category-5` | `#e69f00` | `#e8a830` |
/// | category 6 (sky) | `--category-6` | `#56b4e9` | `#8fd3fa` |
/// | category 7 (black, white on dark) | `--category-7` | `#000000` | `#ffffff` |
/// | category 8 (yellow) | `--category-8` | `#f0e442` | `#f0e442` |
/// | text and outlines in the hue of category n | `--category-n-ink` | see ``Theme`` | as `--category-n` |
///
/// The categories are those of Okabe and Ito ("Color universal design", 2008). An ink has a contrast of at least 4.5:1 to
/// the surface, so that it serves for text, and as the outline of a category too light to be seen alone.
public enum ColorRole: Sendable, Hashable {
  /// Text and axis titles.
  case ink
  /// Tick labels, captions and quiet marks.
  case muted
  /// Grid lines and quiet borders.
  case grid
  /// The page behind the drawing.
  case surface
  /// The one accent.
  case accent
  /// Failures and errors.
  case bad
  /// A category's own color, counted from 0; after the eighth they repeat.
  case category(Int)
  /// The hue of a category, dark (or light) enough for text and outlines.
  case categoryInk(Int)

  /// The number of different categories.
  public static let categoryCount = 8

  /// Every role once.
  public static let all: [ColorRole] =
    [.ink, .muted, .grid, .surface, .accent, .bad]
    + (0..<categoryCount).map(ColorRole.category) + (0..<categoryCount).map(ColorRole.categoryInk)

  /// The CSS variable, as in `--category-1`.
  public var variable: String {
    switch self {
    case .ink: "--ink"
    case .muted: "--muted"
    case .grid: "--grid"
    case .surface: "--surface"
    case .accent: "--accent"
    case .bad: "--bad"
    case .category(let index): "--category-\(index % Self.categoryCount + 1)"
    case .categoryInk(let index): "--category-\(index % Self.categoryCount + 1)-ink"
    }
  }
}
