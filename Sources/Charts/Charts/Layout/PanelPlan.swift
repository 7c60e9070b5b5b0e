import Drawing

/// What a panel needs before its place is known: its values and its margins.
struct PanelPlan {
  let panel: Panel
  let text: ChartText
  let channels: [[Channel]]
  let layouts: [MarkLayout]
  /// What the scales cover; with shared scales, the values of all panels.
  var values: [Dimension: [PlotValue]]
  /// Whether marks need bands for names on an axis.
  let fillsBands: Bool
  let isFlush: Bool

  init(_ panel: Panel, text: ChartText) {
    self.panel = panel
    self.text = text
    channels = panel.marks.map(\.channels)
    layouts = panel.marks.map { $0.layout(in: text) }
    let all = channels.joined()
    func values(_ dimension: Dimension) -> [PlotValue] {
      all.filter { $0.scale == .position(dimension) }.flatMap(\.values)
    }
    self.values = [.x: values(.x), .y: values(.y)]
    fillsBands = layouts.contains(where: \.fillsBands)
    isFlush = layouts.contains(where: \.isFlush)
  }

  var ends: [MarkLayout.End] { layouts.compactMap(\.end) }
  var headroom: Double { layouts.map(\.headroom).max() ?? 0 }
  private var reserveY: Double { layouts.map(\.reserveY).max() ?? 0 }

  /// The lines of the vertical axis' title, above the panel.
  func yTitle(width: Double) -> [String] {
    panel.y.showsTicks
      ? ShortLabel.wrapped(panel.y.title, font: text.axisTitle, width: max(width, 80)) : []
  }

  /// The lines of the horizontal axis' title.
  func xTitle(width: Double) -> [String] {
    panel.x.showsTicks
      ? ShortLabel.wrapped(panel.x.title, font: text.axisTitle, width: max(width, 60)) : []
  }

  func topMargin(width: Double) -> Double {
    let lines = Double(yTitle(width: width).count)
    // Without a title of the axis between them, the topmost number keeps its distance from the panel's title.
    return (panel.title.isEmpty ? 0 : text.line + (lines > 0 ? 4 : 9))
      + (lines > 0 ? lines * text.line + 5 : 0) + headroom
  }

  func bottomMargin(_ labels: TickLabels, width: Double) -> Double {
    let title = Double(xTitle(width: width).count)
    return (labels.depth > 0 ? text.tickGap + labels.depth : 0)
      + (title > 0 ? title * text.line + 4 : 0) + 2
  }

  /// The height of the area between the axes when it is `width` wide.
  func height(width: Double) -> Double {
    switch panel.height {
    case .fixed(let height): return height
    case .aspect(let aspect): return width / aspect
    case .perBand(let height):
      switch domain(.y, height: 0) {
      case .band(let names), .ordinal(let names): return height * Double(names.count)
      case .linear, .log: return height
      }
    }
  }

  private func domain(_ dimension: Dimension, height: Double) -> PositionScale.Domain {
    AxisDomain.resolve(
      dimension == .x ? panel.x : panel.y, values: values[dimension] ?? [],
      fillsBands: fillsBands,
      tickCount: dimension == .x || isFlush ? nil : max(6, yTickCount(height)))
  }

  private func yTickCount(_ height: Double) -> Int { max(3, Int(height / (text.size * 2.4))) }

  /// The scale of the horizontal axis over an area.
  func xScale(left: Double, right: Double) -> PositionScale {
    let domain = domain(.x, height: 0)
    var inset = 0.0
    switch domain {
    case .linear, .log: inset = isFlush ? 0 : layouts.map(\.inset).max() ?? 7
    case .ordinal: inset = min(16, (right - left) / 8)
    case .band: break
    }
    let reserve = min(layouts.map(\.reserveX).max() ?? 0, (right - left) * 0.4)
    let low = left + inset
    let high = max(right - inset - reserve, low + 1)
    return panel.x.isReversed
      ? PositionScale(domain: domain, start: high, end: low)
      : PositionScale(domain: domain, start: low, end: high)
  }

  /// The scale of the vertical axis: numbers grow upwards, categories run downwards.
  func yScale(top: Double, bottom: Double) -> PositionScale {
    let domain = domain(.y, height: bottom - top)
    let high = top + reserveY
    let inset = min(12, (bottom - top) / 8)
    let (start, end) =
      switch domain {
      case .band: (top, bottom)
      case .ordinal: (top + inset, bottom - inset)
      case .linear, .log: (bottom, high)
      }
    return panel.y.isReversed
      ? PositionScale(domain: domain, start: end, end: start)
      : PositionScale(domain: domain, start: start, end: end)
  }

  private func ticks(_ dimension: Dimension, _ scale: PositionScale, count: Int) -> [AxisTick] {
    AxisTick.ticks(
      dimension == .x ? panel.x : panel.y, domain: scale.domain, values: values[dimension] ?? [],
      count: count)
  }

  func yLabels(on scale: PositionScale, width: Double) -> TickLabels {
    let length = abs(scale.end - scale.start)
    return TickLabels(
      beside: ticks(.y, scale, count: yTickCount(length)), distance: scale.bandwidth, width: width,
      text: text)
  }

  /// As many ticks on the horizontal axis as have room.
  func xLabels(on scale: PositionScale) -> TickLabels {
    let length = abs(scale.end - scale.start)
    guard !scale.hasCategories else {
      return TickLabels(
        names: ticks(.x, scale, count: 0), distance: scale.bandwidth, text: text)
    }
    for count in stride(from: max(2, Int(length / (text.size * 3.1))), through: 2, by: -1) {
      let labels = TickLabels(numbers: ticks(.x, scale, count: count), on: scale, text: text)
      if let labels { return labels }
    }
    return TickLabels(
      numbers: Array(ticks(.x, scale, count: 2).prefix(1)), on: scale, text: text) ?? TickLabels()
  }

  /// The data that has no place on the scales, or none inside them.
  func omissions(in frame: PlotFrame) -> Omissions {
    var found = Omissions()
    for channels in channels {
      let data = channels.filter(\.isData)
      for row in 0..<(data.map(\.values.count).max() ?? 0) {
        let values = data.filter { $0.values.indices.contains(row) }
        found.total += 1
        if values.contains(where: { !Self.hasPlace($0.values[row], $0.scale, in: frame) }) {
          found.placeless += 1
        } else if values.contains(where: {
          if case .position(let dimension) = $0.scale {
            return !frame[dimension].contains($0.values[row])
          }
          return false
        }) {
          found.outside += 1
        }
      }
    }
    return found
  }

  private static func hasPlace(
    _ value: PlotValue, _ scale: Channel.Scale, in frame: PlotFrame
  ) -> Bool {
    switch scale {
    case .position(let dimension): frame[dimension].place(value) != nil
    case .color: value.number?.isFinite ?? false
    }
  }
}

/// How much of the data a panel does not show.
struct Omissions {
  var total = 0
  /// Values that are not finite, or not positive on a logarithmic axis, or of another kind than the axis.
  var placeless = 0
  /// Values outside of a domain that was set.
  var outside = 0

  static func + (a: Omissions, b: Omissions) -> Omissions {
    Omissions(
      total: a.total + b.total, placeless: a.placeless + b.placeless,
      outside: a.outside + b.outside)
  }

  /// Sentences for the caption.
  var notes: [String] {
    var notes: [String] = []
    func share(_ count: Int) -> String {
      "\(NumberFormat.fixed(0).string(Double(count))) of \(NumberFormat.fixed(0).string(Double(total)))"
    }
    if placeless > 0 {
      notes.append("Not drawn: \(share(placeless)) values, which have no place on the axes.")
    }
    if outside > 0 { notes.append("Outside the axes: \(share(outside)) values.") }
    return notes
  }
}
