/// Colors and line styles as SVG attributes.
enum SVGPaint {
  /// A color as CSS writes it shortest; roles are variables with the light color as fallback.
  static func color(_ paint: Paint) -> String {
    switch paint {
    case .color(let color): shortest(color)
    case .role(let role, _): "var(\(role.variable),\(shortest(Theme.light.color(role))))"
    }
  }

  private static func shortest(_ color: Color) -> String {
    let digits = Array(color.hex)
    let isShort = digits[0] == digits[1] && digits[2] == digits[3] && digits[4] == digits[5]
    return "#" + (isShort ? String([digits[0], digits[2], digits[4]]) : color.hex)
  }

  private static func opacity(_ name: String, _ paint: Paint) -> String {
    paint.opacity >= 1 ? "" : " \(name)=\"\(SVGNumber(paint.opacity, decimals: 3).text)\""
  }

  static func fill(_ paint: Paint) -> String {
    "fill=\"\(color(paint))\"" + opacity("fill-opacity", paint)
  }

  /// - Parameter scale: How many units of the document a unit of the style is.
  static func stroke(_ paint: Paint, _ style: StrokeStyle, scale: Double) -> String {
    func number(_ value: Double) -> String { SVGNumber(value * scale, decimals: 2).text }
    var text = "fill=\"none\" stroke=\"\(color(paint))\"" + opacity("stroke-opacity", paint)
    if style.width * scale != 1 { text += " stroke-width=\"\(number(style.width))\"" }
    if !style.dash.isEmpty {
      text += " stroke-dasharray=\"\(style.dash.map(number).joined(separator: " "))\""
    }
    switch style.cap {
    case .butt: break
    case .round: text += " stroke-linecap=\"round\""
    case .square: text += " stroke-linecap=\"square\""
    }
    switch style.join {
    case .miter: text += " stroke-miterlimit=\"10\""
    case .round: text += " stroke-linejoin=\"round\""
    case .bevel: text += " stroke-linejoin=\"bevel\""
    }
    return text
  }
}
