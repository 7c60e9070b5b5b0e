import Foundation

/// Small data that a new notebook runs on until it has its own.
enum SampleData {
  /// Two measures of three kinds of flowers, 40 each; drawn from normal distributions.
  static let table: String = {
    var numbers = Numbers()
    var lines = ["width,length,kind"]
    for _ in 0..<40 {
      for (kind, width, length) in [("aster", 1.5, 3.0), ("daisy", 2.5, 4.5), ("poppy", 4.0, 4.0)] {
        let row = [width + numbers.normal() * 0.4, length + numbers.normal() * 0.5]
        lines.append(
          row.map { String(format: "%.2f", max($0, 0.1)) }.joined(separator: ",") + ",\(kind)")
      }
    }
    return lines.joined(separator: "\n") + "\n"
  }()

  /// Bright circles and squares on dark ground, 40 each, 32 by 32 pixels, as PNG files in two folders.
  static let pictures: [(name: String, content: Data)] = {
    var numbers = Numbers()
    return ["circle", "square"].flatMap { shape in
      (1...40).map { index in
        let (x, y) = (10 + numbers.uniform() * 12, 10 + numbers.uniform() * 12)
        let size = 5 + numbers.uniform() * 4
        let pixels = (0..<32 * 32).map { place -> UInt8 in
          let (dx, dy) = (abs(Double(place % 32) - x), abs(Double(place / 32) - y))
          let isInside =
            shape == "circle"
            ? dx * dx + dy * dy <= size * size : max(dx, dy) <= size * 0.886
          return UInt8((isInside ? 190 : 30) + numbers.uniform() * 60)
        }
        let name = String(format: "\(shape)/%02d.png", index)
        return (name, PNGFile.encode(gray: pixels, width: 32))
      }
    }
  }()

  /// The same numbers on every machine: a linear congruential generator (Knuth's MMIX constants).
  private struct Numbers {
    private var state: UInt64 = 2026

    mutating func uniform() -> Double {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Double(state >> 11) / Double(1 << 53)
    }

    /// The sum of twelve uniform numbers is nearly normal.
    mutating func normal() -> Double { (0..<12).reduce(-6) { sum, _ in sum + uniform() } }
  }
}
