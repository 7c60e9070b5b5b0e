import Checks
import Drawing

/// A row of colors from low to high.
public struct ColorMap: Sendable, Hashable {
  /// Evenly spaced, at least two.
  public var stops: [Color]

  /// Makes a map of evenly spaced colors, between which others are interpolated.
  /// - Precondition: There are at least two.
  public init(_ stops: [Color]) {
    require(stops.count >= 2, "a color map has two stops or more, not \(stops.count)")
    self.stops = stops
  }

  private init(_ hex: [UInt32]) { stops = hex.map { Color($0) } }

  /// Dark violet over green to yellow; even steps of lightness (van der Walt and Smith, 2015).
  public static let viridis = ColorMap([
    0x440154, 0x48186A, 0x472D7B, 0x424086, 0x3B528B, 0x33638D, 0x2C728E, 0x26828E, 0x21918C,
    0x1FA088, 0x28AE80, 0x3FBC73, 0x5EC962, 0x84D44B, 0xADDC30, 0xD8E219, 0xFDE725,
  ])
  /// Blue over gray to yellow; the same for people who see no red or green (Nuñez, Anderton and Renslow, 2018).
  public static let cividis = ColorMap([
    0x00224E, 0x002E6A, 0x1A386F, 0x32436D, 0x434E6C, 0x535A6D, 0x61656F, 0x6F7073, 0x7D7C78,
    0x8C8878, 0x9B9476, 0xABA072, 0xBCAE6C, 0xCDBB63, 0xDEC958, 0xF0D846, 0xFEE838,
  ])
  /// Black to white.
  public static let grays = ColorMap([.black, .white])
  /// Blue below, vermilion above, almost white between.
  public static let diverging = ColorMap([
    0x00436B, 0x0072B2, 0x7FB4D6, 0xF4F4F2, 0xEBA982, 0xD55E00, 0x843A00,
  ])

  /// The color at `share` of the way, held at the ends.
  public func color(at share: Double) -> Color {
    let place = min(max(share.isNaN ? 0 : share, 0), 1) * Double(stops.count - 1)
    let index = min(Int(place), stops.count - 2)
    return stops[index].mixed(with: stops[index + 1], place - Double(index))
  }
}
