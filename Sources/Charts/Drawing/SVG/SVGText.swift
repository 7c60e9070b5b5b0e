/// Text as SVG text, for characters that no font of this machine can draw: the reader's machine may have one.
enum SVGText {
  /// A `<text>` element that takes the width that the layout expects.
  static func element(
    _ run: TextRun, attributes: String, origin: Point, width: Double, transform: Transform
  ) -> String {
    func number(_ value: Double) -> String { SVGNumber(value, decimals: 1).text }
    var text = "<text \(attributes)"
    var place = origin
    if transform.isTranslation {
      place = transform.apply(origin)
    } else {
      text += " transform=\"\(matrix(transform))\""
    }
    text += " x=\"\(number(place.x))\" y=\"\(number(place.y))\""
    text += " font-family=\"DejaVu Sans,sans-serif\" font-size=\"\(number(run.font.size))\""
    if run.font.weight == .bold { text += " font-weight=\"bold\"" }
    text += " textLength=\"\(number(width))\" lengthAdjust=\"spacingAndGlyphs\">"
    return text + escaped(run.string) + "</text>"
  }

  static func matrix(_ t: Transform) -> String {
    let numbers = [t.a, t.b, t.c, t.d].map { SVGNumber($0, decimals: 5).text }
    let shift = [t.tx, t.ty].map { SVGNumber($0, decimals: 2).text }
    return "matrix(\((numbers + shift).joined(separator: " ")))"
  }

  /// The text for XML, without the characters that XML does not allow.
  private static func escaped(_ string: String) -> String {
    var text = ""
    for scalar in string.unicodeScalars {
      switch scalar {
      case "&": text += "&amp;"
      case "<": text += "&lt;"
      case ">": text += "&gt;"
      case "\"": text += "&quot;"
      default:
        let isForbidden = scalar.value < 0x20 || (0xFFFE...0xFFFF).contains(scalar.value)
        text.unicodeScalars.append(isForbidden ? " " : scalar)
      }
    }
    return text
  }
}
