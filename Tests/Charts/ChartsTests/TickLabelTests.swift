import Charts
import Drawing
import Foundation
import Testing

/// The labels of an axis are different from each other, and each is true: it reads as its tick to within half a step.
@Suite struct TickLabelTests {
  private static let formats: [(name: String, format: NumberFormat)] = [
    ("automatic", .automatic), ("percent", .percent), ("percent(1)", .percent(digits: 1)),
    ("fixed(2)", .fixed(2)), ("powersOfTen", .powersOfTen),
  ]

  /// The number that a label shows.
  private func read(_ label: String) -> Double? {
    var text = label.replacing(",", with: "").replacing("−", with: "-")
    let isPercent = text.hasSuffix("%")
    if isPercent { text.removeLast() }
    var exponent = 0.0
    if let power = text.range(of: "10", options: .backwards),
      text[power.upperBound...].contains(where: { "⁰¹²³⁴⁵⁶⁷⁸⁹".contains($0) })
    {
      let digits = text[power.upperBound...].map { digit in
        "⁰¹²³⁴⁵⁶⁷⁸⁹".firstIndex(of: digit).map {
          String("⁰¹²³⁴⁵⁶⁷⁸⁹".distance(from: "⁰¹²³⁴⁵⁶⁷⁸⁹".startIndex, to: $0))
        } ?? "-"
      }.joined()
      exponent = Double(digits) ?? .nan
      text = String(text[..<power.lowerBound])
      if text.hasSuffix("·") { text.removeLast() }
      if text.isEmpty || text == "-" { text += "1" }
    }
    return Double("\(text)e\(Int(exponent))").map { isPercent ? $0 / 100 : $0 }
  }

  private func expectTrue(_ range: ClosedRange<Double>, count: Int, integers: Bool = false) {
    let ticks = Ticks.linear(range, count: count, integers: integers)
    guard let step = ticks.step else { return }
    for (name, format) in Self.formats {
      let labels = format.labels(ticks.values, step: step)
      #expect(Set(labels).count == labels.count, "\(name) \(range): \(labels)")
      for (value, label) in zip(ticks.values, labels) {
        let shown = read(label)
        #expect(
          shown.map { abs($0 / 2 - value / 2) < step / 4 } == true,
          "\(name) \(range): \(label) for \(value), step \(step)")
      }
    }
  }

  @Test(arguments: [
    2.302585...2.302585006, 12_345_678...12_345_684, 1_000_000...1_010_000, 0...1e-250,
    -1e300...1e300, 1e15...1.0000001e15, 0...3e-17, -0.3...0.7, 0.999999...1, 123_456...9_876_543,
    -1e-9...1e-9, 99_999_999...100_000_001,
  ])
  func knownRanges(range: ClosedRange<Double>) {
    for count in 2...12 { expectTrue(range, count: count) }
  }

  @Test func anyRange() {
    var generator = SeededGenerator(seed: 21)
    for _ in 0..<2_000 {
      let center =
        Double.random(in: -1...1, using: &generator)
        * pow(10, Double(Int.random(in: -30...30, using: &generator)))
      let relative = pow(10, Double.random(in: -11...3, using: &generator))
      let half = max(abs(center) * relative, 1e-280)
      expectTrue(center - half...center + half, count: Int.random(in: 2...10, using: &generator))
    }
  }

  @Test func wholeNumbers() {
    for start in [0, 1, 999_999, 12_345_678, 1_000_000_007] {
      for length in [1, 5, 6, 40] {
        expectTrue(Double(start)...Double(start + length), count: 8, integers: true)
      }
    }
  }

  @Test(arguments: [1e-9, 1e-6, 1e-3])
  func chartsShowThem(step: Double) {
    let values = (0..<7).map { 2.302585 + Double($0) * step }
    let chart = Chart("", alternativeText: "A loss.", x: Axis("epoch"), y: Axis("loss")) {
      LineMark(x: Array(1...7), y: values)
    }
    let legibility = Legibility(chart)
    #expect(legibility.complaints == [])
    let labels = legibility.texts.filter { $0.hasPrefix("2.") || $0.hasPrefix("3.") }
    #expect(labels.count >= 3 && Set(labels).count == labels.count)
  }
}
