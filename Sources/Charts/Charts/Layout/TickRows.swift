import Drawing

/// Puts the labels of a horizontal axis into one to three rows so that none touches its neighbour.
struct TickRows {
  /// The labels, shortened where even three rows leave too little room.
  var ticks: [AxisTick]
  /// How many rows there are; label `i` stands in row `i % count`.
  var count: Int

  static let mostRows = 3
  /// Between names.
  private static let gap = 6.0
  /// Between numbers.
  private static let numberGap = 18.0

  /// - Parameter distance: From one tick to the next.
  init(categories ticks: [AxisTick], distance: Double) {
    let widths = ticks.map { Typesetter.width(of: $0.label, font: ChartType.tick) }
    func fits(_ rows: Int) -> Bool {
      zip(widths.indices.dropFirst(rows), widths.indices).allSatisfy { next, this in
        (widths[next] + widths[this]) / 2 + Self.gap <= distance * Double(rows)
      }
    }
    count = (1...Self.mostRows).first(where: fits) ?? Self.mostRows
    self.ticks = ticks
    guard !fits(count) else { return }
    let room = distance * Double(count) - Self.gap
    self.ticks = ticks.map {
      AxisTick(
        value: $0.value,
        label: ChartType.truncate($0.label, font: ChartType.tick, width: room))
    }
  }

  /// Whether numbers at these places have room in one row.
  static func fits(_ ticks: [AxisTick], on scale: PositionScale) -> Bool {
    let spans = ticks.map { tick in
      let width = Typesetter.width(of: tick.label, font: ChartType.tick)
      let middle = scale.position(tick.value)
      return (middle - width / 2, middle + width / 2)
    }.sorted { $0.0 < $1.0 }
    return zip(spans, spans.dropFirst()).allSatisfy { $0.1 + numberGap <= $1.0 }
  }
}
