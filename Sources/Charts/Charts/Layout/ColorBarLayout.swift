import Drawing

/// Draws the key of a color scale.
enum ColorBarLayout {
  private static func ticks(_ bar: ColorBar, height: Double) -> [(value: Double, label: String)] {
    let ticks = Ticks.linear(bar.scale.domain, count: max(3, Int(height / 40)))
    let labels =
      ticks.step.map { bar.format.labels(ticks.values, step: $0) }
      ?? ticks.values.map { bar.format.string($0) }
    return Array(zip(ticks.values, labels))
  }

  /// The room at the right of the panels, with the ticks and the title.
  static func width(_ bar: ColorBar, _ text: ChartText) -> Double {
    let labels = ticks(bar, height: 200).map { Typesetter.width(of: $0.label, font: text.tick) }
    return 14 + 12 + 6 + max(labels.max() ?? 0, 12) + 4
  }

  static func draw(
    _ bar: ColorBar, in area: Rectangle, right: Double, _ text: ChartText, on canvas: any Canvas
  ) {
    let steps = 48
    let height = area.height / Double(steps)
    let length = bar.scale.domain.upperBound - bar.scale.domain.lowerBound
    for step in 0..<steps {
      let value = bar.scale.domain.upperBound - (Double(step) + 0.5) / Double(steps) * length
      let overlap = step + 1 < steps && bar.scale.paint(value).opacity >= 1 ? 0.6 : 0
      canvas.fill(
        Path(
          Rectangle(
            x: area.x, y: area.y + Double(step) * height, width: area.width,
            height: height + overlap)), bar.scale.paint(value))
    }
    canvas.stroke(Path(area), .grid)
    for tick in ticks(bar, height: area.height) {
      let share = length > 0 ? (bar.scale.domain.upperBound - tick.value) / length : 0.5
      let y = area.y + share * area.height
      canvas.stroke(Path(from: Point(area.maxX, y), to: Point(area.maxX + 3, y)), .muted)
      canvas.text(
        tick.label, at: Point(area.maxX + 6, y), font: text.tick, paint: .muted,
        baseline: .middle)
    }
    guard !bar.title.isEmpty else { return }
    canvas.text(
      bar.title, at: Point(right, area.y - 10), font: text.axisTitle, paint: .muted,
      anchor: .end)
  }
}
