import Drawing

/// What a panel needs before its place is known: its values, and which margins it asks for.
struct PanelPlan {
  let panel: Panel
  let coverages: [Coverage]
  /// What the scales cover; with shared scales, the values of all panels.
  var x: [PlotValue]
  var y: [PlotValue]

  init(_ panel: Panel) {
    self.panel = panel
    coverages = panel.marks.map(\.coverage)
    x = coverages.flatMap(\.x)
    y = coverages.flatMap(\.y)
  }

  var isFlush: Bool { coverages.contains(where: \.isFlush) }
  var ends: [Coverage.End] { coverages.compactMap(\.end) }
  var reserveX: Double { coverages.map(\.reserveX).max() ?? 0 }
  var reserveY: Double { coverages.map(\.reserveY).max() ?? 0 }

  var topMargin: Double {
    let hasAxisTitle = !panel.y.title.isEmpty && panel.y.showsTicks
    // Without a title of the axis between them, the topmost number keeps its distance from the panel's title.
    return (panel.title.isEmpty ? 0 : ChartType.line + (hasAxisTitle ? 4 : 9))
      + (hasAxisTitle ? ChartType.line + 5 : 0)
      + (coverages.map(\.headroom).max() ?? 0)
  }

  /// The height of the area between the axes when it is `width` wide.
  func height(width: Double) -> Double {
    switch panel.height {
    case .fixed(let height): return height
    case .aspect(let aspect): return width / aspect
    case .perBand(let height):
      switch yDomain(height: 0) {
      case .band(let names), .ordinal(let names): return height * Double(names.count)
      case .linear, .log: return height
      }
    }
  }

  func yDomain(height: Double) -> PositionScale.Domain {
    AxisDomain.resolve(
      panel.y, values: y, tickCount: isFlush ? nil : max(6, Self.yTickCount(height)))
  }

  var xDomain: PositionScale.Domain {
    AxisDomain.resolve(panel.x, values: x, tickCount: nil)
  }

  func yTicks(height: Double) -> [AxisTick] {
    AxisTick.ticks(
      panel.y, domain: yDomain(height: height), values: y, count: Self.yTickCount(height))
  }

  private static func yTickCount(_ height: Double) -> Int { max(3, Int(height / 26)) }

  /// The scale of the horizontal axis over an area.
  func xScale(left: Double, right: Double) -> PositionScale {
    let domain = xDomain
    var inset = 0.0
    switch domain {
    case .linear, .log: inset = isFlush || coverages.allSatisfy(\.isBarLike) ? 0 : 7
    case .ordinal: inset = 16
    case .band: break
    }
    let low = left + inset
    let high = right - inset - reserveX
    return panel.x.isReversed
      ? PositionScale(domain: domain, start: high, end: low)
      : PositionScale(domain: domain, start: low, end: high)
  }

  /// The scale of the vertical axis: numbers grow upwards, categories run downwards.
  func yScale(top: Double, bottom: Double) -> PositionScale {
    let domain = yDomain(height: bottom - top)
    let high = top + reserveY
    switch domain {
    case .band:
      return PositionScale(
        domain: domain, start: panel.y.isReversed ? bottom : top,
        end: panel.y.isReversed ? top : bottom)
    case .ordinal: return PositionScale(domain: domain, start: top + 12, end: bottom - 12)
    case .linear, .log:
      return panel.y.isReversed
        ? PositionScale(domain: domain, start: high, end: bottom)
        : PositionScale(domain: domain, start: bottom, end: high)
    }
  }

  /// As many ticks on the horizontal axis as have room.
  func xTicks(on scale: PositionScale) -> (ticks: [AxisTick], rows: Int) {
    switch scale.domain {
    case .band(let names), .ordinal(let names):
      let ticks = AxisTick.ticks(panel.x, domain: scale.domain, values: x, count: names.count)
      guard !ticks.isEmpty else { return ([], 0) }
      let distance = abs(scale.end - scale.start) / Double(max(names.count, 1))
      let rows = TickRows(categories: ticks, distance: distance)
      return (rows.ticks, rows.count)
    case .linear, .log:
      var count = max(2, Int(abs(scale.end - scale.start) / 34))
      var ticks = AxisTick.ticks(panel.x, domain: scale.domain, values: x, count: count)
      while count > 2, !TickRows.fits(ticks, on: scale) {
        count -= 1
        ticks = AxisTick.ticks(panel.x, domain: scale.domain, values: x, count: count)
      }
      return (ticks, ticks.isEmpty ? 0 : 1)
    }
  }
}

extension Coverage {
  /// Whether the mark grows from the edge of the area, as bars do.
  fileprivate var isBarLike: Bool { series?.symbol == .area || reserveX > 0 }
}
