/// Numbers as SVG writes them shortest: no needless zeros, no leading zero.
struct SVGNumber {
  /// The value in whole steps of the last decimal.
  let steps: Int
  let decimals: Int

  /// - Parameter decimals: Digits after the point, 0 to 6.
  init(_ value: Double, decimals: Int) {
    let limit = 1e12
    let scaled = (value * Self.powers[decimals]).rounded()
    steps = Int(min(max(scaled.isNaN ? 0 : scaled, -limit), limit))
    self.decimals = decimals
  }

  init(steps: Int, decimals: Int) {
    self.steps = steps
    self.decimals = decimals
  }

  private static let powers: [Double] = [1, 10, 100, 1000, 1e4, 1e5, 1e6]

  var text: String {
    var digits = steps.magnitude
    var places = decimals
    while places > 0, digits % 10 == 0 {
      digits /= 10
      places -= 1
    }
    guard digits > 0 else { return "0" }
    var text = String(digits)
    if places > 0 {
      if text.count < places { text = String(repeating: "0", count: places - text.count) + text }
      text.insert(".", at: text.index(text.endIndex, offsetBy: -places))
    }
    return steps < 0 ? "-" + text : text
  }
}
