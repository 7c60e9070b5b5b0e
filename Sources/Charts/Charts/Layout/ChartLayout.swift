import Drawing

/// Finds the place of everything in a chart.
struct ChartLayout {
  let size: Size
  let titleLines: [String]
  let legend: LegendLayout
  let legendTop: Double
  let styles: SeriesStyles
  let panels: [PanelLayout]
  /// Where the colour bar stands.
  let colorBar: Rectangle?

  private struct Margins {
    var left: [Double]
    var right: [Double]
  }

  init(_ chart: Chart) {
    var plans = chart.panels.map(PanelPlan.init)
    Self.share(&plans, chart.sharing)
    let series = Self.series(of: plans)
    styles = SeriesStyles(
      names: series.map(\.name),
      barNames: Self.unique(
        chart.panels.flatMap(\.marks).compactMap { mark in
          (mark as? BarMark).flatMap { $0.sharesBand ? $0.series : nil }
        }))
    let isDirect = Self.namesStandAtEnds(chart, plans, series)
    let barWidth = chart.colorBar.map { ColorBarLayout.width($0) } ?? 0
    let content = chart.width - barWidth

    titleLines = ChartType.wrap(chart.title, font: ChartType.title, width: chart.width)
    legendTop = titleLines.isEmpty ? 8 : Double(titleLines.count) * ChartType.titleLine + 8
    let isAbove = !isDirect && series.count > 1
    let shown = if case .hidden = chart.legend { false } else { isAbove }
    legend = LegendLayout(shown ? series : [], width: chart.width)

    let rowCount = (plans.count + chart.columns - 1) / chart.columns
    let margins = Self.margins(plans, chart, content: content, isDirect: isDirect)
    let gaps = ChartType.columnGap * Double(chart.columns - 1)
    let areaWidth = max(
      24,
      (content - gaps - margins.left.reduce(0, +) - margins.right.reduce(0, +))
        / Double(chart.columns))

    var panels: [PanelLayout] = []
    var top = legendTop + legend.height
    let firstTop = top
    for row in 0..<rowCount {
      let indices = row * chart.columns..<min((row + 1) * chart.columns, plans.count)
      let headroom = plans[indices].map(\.topMargin).max() ?? 0
      var height = 0.0
      var left = 0.0
      for index in indices {
        let column = index - indices.lowerBound
        let plan = plans[index]
        let isLowest = index + chart.columns >= plans.count
        let showsX = !chart.sharing.includesX || isLowest
        let showsY = !chart.sharing.includesY || column == 0
        let area = Rectangle(
          x: left + margins.left[column], y: top + headroom, width: areaWidth,
          height: plan.height(width: areaWidth))
        let x = plan.xScale(left: area.x, right: area.maxX)
        let xTicks = plan.xTicks(on: x)
        let below = showsX ? Self.bottomMargin(plan.panel.x, rows: xTicks.rows) : 6
        let cell = Rectangle(
          x: left, y: top, width: margins.left[column] + areaWidth + margins.right[column],
          height: headroom + area.height + below)
        panels.append(
          PanelLayout(
            panel: plan.panel,
            frame: PlotFrame(
              area: area, x: x, y: plan.yScale(top: area.y, bottom: area.maxY), series: styles),
            cell: cell, xTicks: xTicks.ticks, yTicks: plan.yTicks(height: area.height),
            xRows: xTicks.rows, showsXLabels: showsX, showsYLabels: showsY,
            ends: isDirect ? plan.ends : []))
        left += cell.width + ChartType.columnGap
        height = max(height, cell.height)
      }
      top += height + (row + 1 < rowCount ? ChartType.rowGap : 0)
    }
    size = Size(chart.width, (top + 2).rounded(.up))
    self.panels = panels
    colorBar = chart.colorBar.map { _ in
      let first = panels[0].frame.area
      let last = panels[panels.count - 1].frame.area
      return Rectangle(
        x: content + 14, y: max(first.y, firstTop), width: 12,
        height: min(max(last.maxY - first.y, 40), 480))
    }
  }

  private static func share(_ plans: inout [PanelPlan], _ sharing: Chart.Sharing) {
    let x = plans.flatMap(\.x)
    let y = plans.flatMap(\.y)
    for index in plans.indices {
      if sharing.includesX { plans[index].x = x }
      if sharing.includesY { plans[index].y = y }
    }
  }

  private static func series(of plans: [PanelPlan]) -> [Coverage.Series] {
    var seen = Set<String>()
    return plans.flatMap(\.coverages).compactMap(\.series).filter { seen.insert($0.name).inserted }
  }

  private static func unique(_ names: [String]) -> [String] {
    var seen = Set<String>()
    return names.filter { seen.insert($0).inserted }
  }

  /// Direct labels need one panel, in which each series ends as a line.
  private static func namesStandAtEnds(
    _ chart: Chart, _ plans: [PanelPlan], _ series: [Coverage.Series]
  ) -> Bool {
    guard case .automatic = chart.legend, plans.count == 1, series.count > 1 else { return false }
    let ends = plans[0].ends
    let room = plans[0].height(width: chart.width) / EndLabels.distance
    return Set(ends.map(\.series)).count == series.count && ends.count == series.count
      && Double(series.count) <= room
  }

  private static func bottomMargin(_ axis: Axis, rows: Int) -> Double {
    let labels = rows == 0 ? 0 : ChartType.tickGap + Double(rows) * (ChartType.line - 1)
    return labels + (axis.title.isEmpty ? 0 : ChartType.line + 4) + 2
  }

  private static func margins(
    _ plans: [PanelPlan], _ chart: Chart, content: Double, isDirect: Bool
  ) -> Margins {
    let columns = chart.columns
    var left = Array(repeating: 1.0, count: columns)
    var right = Array(repeating: 6.0, count: columns)
    let guess = content / Double(columns) * 0.8
    for (index, plan) in plans.enumerated() {
      let column = index % columns
      if column == 0 || !chart.sharing.includesY {
        let ticks = plan.yTicks(height: plan.height(width: guess))
        let widest = AxisTick.widest(ticks)
        if widest > 0 { left[column] = max(left[column], widest + ChartType.tickGap) }
      }
      if isDirect {
        let widest =
          plan.ends.map {
            Typesetter.width(of: $0.series, font: ChartType.label)
          }.max() ?? 0
        right[column] = max(right[column], widest + EndLabels.gap + 2)
      }
    }
    // The outermost labels of the horizontal axis hang over the edges of the area. Room for them makes the area
    // narrower and moves them, so this is done twice.
    for _ in 0..<2 {
      let taken = left.reduce(0, +) + right.reduce(0, +)
      let width = max(
        24, (content - taken - ChartType.columnGap * Double(columns - 1)) / Double(columns))
      for (index, plan) in plans.enumerated() {
        let column = index % columns
        let scale = plan.xScale(left: 0, right: width)
        for tick in plan.xTicks(on: scale).ticks {
          let half = Typesetter.width(of: tick.label, font: ChartType.tick) / 2
          let place = scale.position(tick.value)
          right[column] = max(right[column], place + half - width + 2)
          left[column] = max(left[column], half - place + 1)
        }
      }
    }
    return Margins(left: left, right: right)
  }
}
