import Foundation

/// A color in sRGB with components from 0 to 1.
public struct Color: Sendable, Hashable {
  /// The red component, from 0 to 1.
  public var red: Double
  /// The green component, from 0 to 1.
  public var green: Double
  /// The blue component, from 0 to 1.
  public var blue: Double
  /// The opacity: 0 is transparent, 1 is opaque.
  public var alpha: Double

  /// Makes a color from sRGB components, each from 0 to 1.
  public init(red: Double, green: Double, blue: Double, alpha: Double = 1) {
    self.red = red
    self.green = green
    self.blue = blue
    self.alpha = alpha
  }

  /// Makes a color from its six hexadecimal digits.
  /// - Parameters:
  ///   - hex: As in `0xD55E00`.
  ///   - alpha: The opacity; opaque by default.
  public init(_ hex: UInt32, alpha: Double = 1) {
    self.init(
      red: Double(hex >> 16 & 255) / 255, green: Double(hex >> 8 & 255) / 255,
      blue: Double(hex & 255) / 255, alpha: alpha)
  }

  /// `0x000000`.
  public static let black = Color(0x000000)
  /// `0xFFFFFF`.
  public static let white = Color(0xFFFFFF)

  /// Six hexadecimal digits, without `alpha`.
  public var hex: String {
    let digits = [red, green, blue].map { component in
      let byte = String(Int((min(max(component, 0), 1) * 255).rounded()), radix: 16)
      return byte.count == 1 ? "0" + byte : byte
    }
    return digits.joined()
  }

  /// The same color, less opaque.
  public func opacity(_ alpha: Double) -> Color {
    var color = self
    color.alpha *= alpha
    return color
  }

  /// The color on the way to `other`: 0 is this one, 1 the other, mixed in sRGB.
  public func mixed(with other: Color, _ share: Double) -> Color {
    func mix(_ a: Double, _ b: Double) -> Double { a + (b - a) * share }
    return Color(
      red: mix(red, other.red), green: mix(green, other.green), blue: mix(blue, other.blue),
      alpha: mix(alpha, other.alpha))
  }

  /// This color laid over an opaque `background`.
  public func over(_ background: Color) -> Color {
    var mixed = background.mixed(with: self, alpha)
    mixed.alpha = 1
    return mixed
  }

  /// Relative luminance from 0 (black) to 1 (white), as WCAG 2.2 defines it; opacity is not considered.
  public var luminance: Double {
    func linear(_ value: Double) -> Double {
      value <= 0.04045 ? value / 12.92 : pow((value + 0.055) / 1.055, 2.4)
    }
    return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)
  }

  /// Contrast ratio from 1 to 21, as WCAG 2.2 defines it.
  public func contrast(with other: Color) -> Double {
    let (a, b) = (luminance + 0.05, other.luminance + 0.05)
    return max(a, b) / min(a, b)
  }
}
