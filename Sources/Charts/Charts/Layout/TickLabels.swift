import Drawing

/// The labels of one axis, so that all can be read: beside each other in one to three rows, shortened, turned, or only every second,
/// third, ... of them.
struct TickLabels {
  /// Labels that are left out are empty.
  var ticks: [AxisTick] = []
  /// How many rows there are; label `i` is in row `i % rows`.
  var rows = 0
  /// Whether the labels of a horizontal axis are turned, to be read from below.
  var isTurned = false
  /// What the labels of a horizontal axis need below the ticks, of a vertical one beside them.
  var depth = 0.0
  /// Whether names are shortened or left out.
  var isIncomplete = false

  private static let mostRows = 3
  /// Between names.
  private static let gap = 6.0
  /// Between numbers.
  private static let numberGap = 18.0
  /// The most room for turned names.
  private static let mostDepth = 120.0

  init() {}

  /// Names below an axis.
  /// - Parameter distance: From one to the next.
  init(names ticks: [AxisTick], distance: Double, text: ChartText) {
    guard !ticks.isEmpty else { return }
    self.ticks = ticks
    let labels = ticks.map(\.label)
    let widths = labels.map { Typesetter.width(of: $0, font: text.tick) }
    func fits(_ rows: Int) -> Bool {
      zip(widths.indices.dropFirst(rows), widths.indices).allSatisfy { next, this in
        (widths[next] + widths[this]) / 2 + Self.gap <= distance * Double(rows)
      } && (widths.max() ?? 0) <= distance * Double(max(rows, labels.count))
    }
    if let rows = (1...Self.mostRows).first(where: fits) {
      setRows(rows, text)
      return
    }
    let room = distance * Double(min(Self.mostRows, labels.count)) - Self.gap
    if room >= 6 * text.size,
      let short = ShortLabel.distinct(labels, font: text.tick, width: room)
    {
      replace(short)
      setRows(min(Self.mostRows, labels.count), text)
      return
    }
    isTurned = true
    rows = 1
    let width = min(widths.max() ?? 0, Self.mostDepth)
    replace(
      ShortLabel.distinct(labels, font: text.tick, width: width)
        ?? labels.map { ShortLabel.shortened($0, font: text.tick, width: width) })
    thin(distance: distance, line: text.size * 1.15)
    depth = self.ticks.map { Typesetter.width(of: $0.label, font: text.tick) }.max() ?? 0
  }

  /// Labels beside a vertical axis, names shortened to `width`.
  init(beside ticks: [AxisTick], distance: Double, width: Double, text: ChartText) {
    self.ticks = ticks
    let areNames = ticks.contains { $0.value.number == nil }
    if areNames {
      let labels = ticks.map(\.label)
      replace(
        ShortLabel.distinct(labels, font: text.tick, width: width)
          ?? labels.map { ShortLabel.shortened($0, font: text.tick, width: width) })
      thin(distance: distance, line: text.size * 1.1)
    }
    depth = self.ticks.map { Typesetter.width(of: $0.label, font: text.tick) }.max() ?? 0
  }

  /// Numbers below an axis; `nil` where they have no room beside each other.
  init?(numbers ticks: [AxisTick], on scale: PositionScale, text: ChartText) {
    let spans = ticks.compactMap { tick in
      scale.place(tick.value).map { middle in
        let width = Typesetter.width(of: tick.label, font: text.tick)
        return (middle - width / 2, middle + width / 2)
      }
    }.sorted { $0.0 < $1.0 }
    guard zip(spans, spans.dropFirst()).allSatisfy({ $0.1 + Self.numberGap <= $1.0 }) else {
      return nil
    }
    self.ticks = ticks
    if !ticks.isEmpty { setRows(1, text) }
  }

  private mutating func setRows(_ count: Int, _ text: ChartText) {
    rows = count
    depth = Double(count) * (text.line - 1)
  }

  private mutating func replace(_ labels: [String]) {
    for (index, label) in labels.enumerated() where ticks[index].label != label {
      ticks[index].label = label
      isIncomplete = true
    }
  }

  /// Keeps as many labels as lines have room.
  private mutating func thin(distance: Double, line: Double) {
    let every = max(1, Int((line / max(distance, 1e-3)).rounded(.up)))
    guard every > 1 else { return }
    for index in ticks.indices where index % every != 0 { ticks[index].label = "" }
    isIncomplete = true
  }
}
