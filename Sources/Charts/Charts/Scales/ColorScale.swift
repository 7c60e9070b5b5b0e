import Drawing

/// Maps numbers to paints, for cells and color bars.
public struct ColorScale: Sendable, Hashable {
  private enum Kind: Sendable, Hashable {
    case map(ColorMap)
    case role(ColorRole)
  }

  /// The numbers that the colors span; values outside have the color of the nearer end.
  public let domain: ClosedRange<Double>
  private let kind: Kind

  private init(_ kind: Kind, _ domain: ClosedRange<Double>) {
    self.kind = kind
    self.domain = domain
  }

  /// Ordered values from low to high.
  public static func sequential(_ map: ColorMap = .viridis, domain: ClosedRange<Double>)
    -> ColorScale
  {
    ColorScale(.map(map), domain)
  }

  /// Values about a middle: `reach` to either side of `midpoint`.
  public static func diverging(
    _ map: ColorMap = .diverging, midpoint: Double = 0, reach: Double
  ) -> ColorScale {
    ColorScale(.map(map), midpoint - reach...midpoint + reach)
  }

  /// From the bare page to the full color of a role, so that it suits light and dark pages.
  ///
  /// Middle opacities are left out, since text of 4.5:1 contrast on both kinds of page is possible on none of them.
  public static func intensity(of role: ColorRole, domain: ClosedRange<Double>) -> ColorScale {
    ColorScale(.role(role), domain)
  }

  /// The place of a value in the domain, from 0 to 1.
  public func share(of value: Double) -> Double {
    let length = domain.upperBound - domain.lowerBound
    guard length > 0, value.isFinite else { return value > domain.upperBound ? 1 : 0 }
    return min(max((value - domain.lowerBound) / length, 0), 1)
  }

  /// The color of a value.
  public func paint(_ value: Double) -> Paint {
    switch kind {
    case .map(let map): .color(map.color(at: share(of: value)))
    case .role(let role): .role(role, opacity: Self.opacity(share(of: value)))
    }
  }

  /// The paint of text upon ``paint(_:)``: dark where the luminance is over 0.179, the point of equal contrast, else
  /// light. On a role's color this is decided by the contrast on both kinds of page.
  public func textPaint(_ value: Double) -> Paint {
    switch kind {
    case .map(let map):
      map.color(at: share(of: value)).luminance > 0.179
        ? .color(Theme.light.ink) : .color(.white)
    case .role:
      worstContrast(of: .ink, on: value) >= worstContrast(of: .surface, on: value)
        ? .ink : .surface
    }
  }

  private static func opacity(_ share: Double) -> Double {
    let bend = 0.65
    return share < bend ? share / bend * 0.48 : 0.88 + (share - bend) / (1 - bend) * 0.12
  }

  private func worstContrast(of text: Paint, on value: Double) -> Double {
    [Theme.light, .dark].map { theme in
      theme.color(paint(value)).over(theme.surface).contrast(with: theme.color(text))
    }.min() ?? 1
  }
}
