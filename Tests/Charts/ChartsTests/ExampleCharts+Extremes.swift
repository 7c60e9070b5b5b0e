import Charts
import Drawing
import Foundation

/// Charts with one point, a hundred classes, long labels or many scripts.
extension ExampleCharts {
  static let hundred = Chart(
    "A hundred classes", alternativeText: "A hundred bars.", x: Axis("class"), y: Axis("samples")
  ) {
    BarMark(x: (0..<100).map { "Class number \($0)" }, y: (0..<100).map { 20 + $0 * 37 % 41 })
  }

  static let commonBeginning = Chart(
    "Forty classes", alternativeText: "Forty bars.", width: 860, x: Axis("class"),
    y: Axis("samples")
  ) {
    BarMark(
      x: (0..<40).map { "Classification group \($0)" }, y: (0..<40).map { 20 + $0 * 37 % 41 })
  }

  static let longLabel = Chart(
    "A long name", alternativeText: "Two bars.", height: .perBand(22), x: Axis("samples")
  ) {
    BarMark(
      x: [30, 12],
      y: ["short", String(repeating: "A label of many letters, ", count: 5) + "the end"],
      labels: ["30", "12"])
  }

  static let onePoint = Chart(
    "One epoch", alternativeText: "One point.", x: Axis("epoch"), y: Axis("loss")
  ) {
    LineMark(x: [1], y: [0.43])
    AreaMark(x: [1], from: [0.4], to: [0.5])
  }

  static let styled = Chart(
    "Colors, legend and sizes are set", alternativeText: "Three lines.", legend: .right,
    colors: ["b": .color(Color(0x7A1FA2)), "c": .bad], text: ChartText(size: 14),
    x: Axis("epoch"), y: Axis("loss")
  ) {
    for (shift, name) in ["a", "b", "c"].enumerated() {
      LineMark(x: epochs, y: training.map { $0 + Double(shift) / 10 }, series: name)
    }
  }

  static let scripts = Chart(
    "Names in many scripts", alternativeText: "Five bars.", height: .perBand(26), x: Axis("דגימות")
  ) {
    BarMark(
      x: [30, 22, 18, 12, 9],
      y: ["שלום 123", "مرحبا بالعالم", "नमस्ते", "你好，世界", "こんにちは"],
      labels: ["30", "22", "18", "12", "9"])
  }
}
