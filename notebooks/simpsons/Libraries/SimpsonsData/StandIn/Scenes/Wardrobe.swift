import Drawing
import Randomness

/// Other clothes, so that a character is not recognized by its colors alone.
enum Wardrobe {
  static func other(than clothes: Clothes, using random: inout RandomSource.Generator) -> Clothes {
    let cuts: [Clothes.Cut] = [.shirt, .polo, .suit, .vest, .sweater]
    var other = clothes
    if clothes.cut != .dress { other.cut = cuts[Int.random(in: 0..<cuts.count, using: &random)] }
    other.main = color(using: &random)
    other.second = color(using: &random).mixed(with: .white, 0.5)
    other.third = color(using: &random)
    return other
  }

  /// A random color, neither gray nor garish.
  static func color(using random: inout RandomSource.Generator) -> Color {
    let hue = Double.random(in: 0..<6, using: &random)
    let low = Double.random(in: 0.2...0.6, using: &random)
    let high = Double.random(in: 0.55...0.95, using: &random)
    func channel(_ shift: Double) -> Double {
      let distance = abs((hue + shift).truncatingRemainder(dividingBy: 6) - 3)
      return min(low, high) + abs(high - low) * min(max(distance - 1, 0), 1)
    }
    return Color(red: channel(0), green: channel(4), blue: channel(2))
  }
}
