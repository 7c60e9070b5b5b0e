import Drawing

/// Gives each series a color, a marker and a dash, so that color is never the only sign.
public struct SeriesStyles: Sendable {
  /// The shape of a point.
  public enum Marker: Sendable, Hashable, CaseIterable {
    /// A disc.
    case circle
    /// An upright square.
    case square
    /// A triangle that points up.
    case triangle
    /// A square on its corner.
    case diamond
  }

  /// The series in the order in which they first appear.
  public let names: [String]
  /// The series that share the width of a band.
  public let barNames: [String]
  /// Paints that were chosen for series.
  private let colors: [String: Paint]

  init(names: [String], barNames: [String] = [], colors: [String: Paint] = [:]) {
    self.names = names
    self.barNames = barNames
    self.colors = colors
  }

  /// The place of a series in the order, which gives its category; 0 for an unknown one.
  public func index(_ name: String) -> Int { names.firstIndex(of: name) ?? 0 }

  /// The paint of a series.
  public func paint(_ name: String?) -> Paint {
    name.flatMap { colors[$0] } ?? .category(name.map(index) ?? 0)
  }

  /// The paint of outlines and text in the hue of a series.
  public func ink(_ name: String?) -> Paint {
    guard let chosen = name.flatMap({ colors[$0] }) else {
      return .categoryInk(name.map(index) ?? 0)
    }
    if case .role(.category(let index), let opacity) = chosen {
      return .role(.categoryInk(index), opacity: opacity)
    }
    return chosen.isFaintOnLight ? .ink : chosen
  }

  /// The shape of a series' points; a circle for `nil`.
  public func marker(_ name: String?) -> Marker {
    Marker.allCases[variant(name) % Marker.allCases.count]
  }

  /// The outline of a series' marker.
  public func markerPath(_ name: String?, at center: Point, radius: Double) -> Path {
    Path.marker(marker(name), at: center, radius: radius)
  }

  /// Lengths of dashes and gaps; the first series has an unbroken line.
  public func dash(_ name: String?) -> [Double] {
    let dashes: [[Double]] = [[], [6, 3], [2, 2.5], [8, 3, 2, 3]]
    return dashes[variant(name) % dashes.count]
  }

  /// Shifts by one when the colors repeat, so that 32 series differ in color or form.
  private func variant(_ name: String?) -> Int {
    let index = name.map(index) ?? 0
    return index + index / ColorRole.categoryCount
  }
}

extension Path {
  /// A marker of about the area of a circle with `radius`.
  static func marker(_ marker: SeriesStyles.Marker, at center: Point, radius: Double) -> Path {
    func corner(_ x: Double, _ y: Double) -> Point {
      Point(center.x + x * radius, center.y + y * radius)
    }
    return switch marker {
    case .circle: Path(center: center, radius: radius)
    case .square:
      Path(Rectangle(center: center, radiusX: radius * 0.89, radiusY: radius * 0.89))
    case .triangle:
      Path([corner(0, -1.3), corner(1.2, 0.8), corner(-1.2, 0.8)], closed: true)
    case .diamond:
      Path([corner(0, -1.3), corner(1.3, 0), corner(0, 1.3), corner(-1.3, 0)], closed: true)
    }
  }
}

extension Paint {
  /// Whether a mark of this paint is hard to see on a light page: under 3:1. It then needs an outline.
  var isFaintOnLight: Bool {
    Theme.light.color(self).over(Theme.light.surface).contrast(with: Theme.light.surface) < 3
  }
}
