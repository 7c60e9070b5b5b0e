import Drawing

/// Finds the place of everything in a chart.
struct ChartLayout {
  private(set) var size: Size
  let titleLines: [String]
  let legend: LegendLayout
  private(set) var legendPlace: Point
  let styles: SeriesStyles
  private(set) var panels: [PanelLayout] = []
  /// Where the color bar is.
  private(set) var colorBar: Rectangle?

  /// The share of a column that names beside the vertical axis, and those at the ends of lines, take at most.
  private static let mostForNames = 0.4

  init(_ chart: Chart) {
    let text = chart.text
    var plans = chart.panels.map { PanelPlan($0, text: text) }
    Self.share(&plans, chart.sharing)
    let series = Self.unique(plans.flatMap(\.layouts).compactMap(\.series), by: \.name)
    styles = SeriesStyles(
      names: series.map(\.name),
      barNames: Self.unique(
        plans.flatMap(\.layouts).filter(\.sharesBand).compactMap { $0.series?.name }, by: \.self),
      colors: chart.colors)

    let barWidth = chart.colorBar.map { ColorBarLayout.width($0, text) } ?? 0
    let columns = ColumnPlan(chart, plans, series)
    let isBeside = chart.legend == .right && series.count > 1
    legend = LegendLayout(
      columns.namesAtEnds || chart.legend == .hidden || series.count < 2 ? [] : series,
      width: isBeside ? chart.width * 0.35 : chart.width, isColumn: isBeside, text: text)
    let content = chart.width - barWidth - (isBeside ? legend.size.width + 18 : 0)

    titleLines = ShortLabel.wrapped(chart.title, font: text.title, width: chart.width)
    var top = titleLines.isEmpty ? 8 : Double(titleLines.count) * text.titleLine + 8
    legendPlace = Point(0, top)
    if !isBeside, chart.legend != .below, !legend.items.isEmpty { top += legend.size.height + 6 }

    let firstTop = top
    let margins = columns.margins(content: content)
    let gaps = text.columnGap * Double(chart.columns - 1)
    let areaWidth = max(
      24,
      (content - gaps - margins.left.reduce(0, +) - margins.right.reduce(0, +))
        / Double(chart.columns))
    for row in stride(from: 0, to: plans.count, by: chart.columns) {
      if row > 0 { top += text.rowGap }
      let indices = row..<min(row + chart.columns, plans.count)
      let headroom =
        indices.map { index in
          plans[index].topMargin(width: margins.left[index - row] + areaWidth)
        }.max() ?? 0
      var (height, left) = (0.0, 0.0)
      for index in indices {
        let column = index - row
        let area = Rectangle(
          x: left + margins.left[column], y: top + headroom, width: areaWidth,
          height: plans[index].height(width: areaWidth))
        let panel = Self.panel(
          plans[index], area: area, left: left, top: top,
          right: area.maxX + margins.right[column],
          showsX: !chart.sharing.includesX || index + chart.columns >= plans.count,
          showsY: !chart.sharing.includesY || column == 0,
          namesAtEnds: columns.namesAtEnds, nameWidth: columns.nameWidth(content), styles: styles)
        panels.append(panel)
        left = panel.cell.maxX + text.columnGap
        height = max(height, panel.cell.height)
      }
      top += height
    }
    if chart.colorBar != nil, let first = panels.first?.frame.area, let last = panels.last {
      colorBar = Rectangle(
        x: content + 14, y: max(first.y, firstTop), width: 12,
        height: min(max(last.frame.area.maxY - first.y, 40), 480))
    }
    switch chart.legend {
    case .right where isBeside:
      legendPlace = Point(chart.width - legend.size.width, panels.first?.frame.area.y ?? top)
      top = max(top, legendPlace.y + legend.size.height)
    case .below where !legend.items.isEmpty:
      legendPlace = Point(0, top + 6)
      top += legend.size.height + 6
    default: break
    }
    size = Size(chart.width, (top + 2).rounded(.up))
  }

  private static func panel(
    _ plan: PanelPlan, area: Rectangle, left: Double, top: Double, right: Double, showsX: Bool,
    showsY: Bool, namesAtEnds: Bool, nameWidth: Double, styles: SeriesStyles
  ) -> PanelLayout {
    let frame = PlotFrame(
      area: area, x: plan.xScale(left: area.x, right: area.maxX),
      y: plan.yScale(top: area.y, bottom: area.maxY), series: styles, text: plan.text)
    let xLabels = plan.xLabels(on: frame.x)
    let below = showsX ? plan.bottomMargin(xLabels, width: area.width) : 6
    let omissions = plan.omissions(in: frame)
    return PanelLayout(
      panel: plan.panel, frame: frame,
      cell: Rectangle(
        x: left, y: top, width: right - left, height: area.maxY + below - top),
      xLabels: xLabels, yLabels: plan.yLabels(on: frame.y, width: nameWidth),
      titleLines: (plan.xTitle(width: area.width), plan.yTitle(width: area.maxX - left)),
      isFlush: plan.isFlush, showsXLabels: showsX, showsYLabels: showsY,
      ends: namesAtEnds ? plan.ends : [], headroom: plan.headroom,
      isEmpty: omissions.total == omissions.placeless
        && plan.panel.marks.contains { $0.channels.contains(where: \.isData) },
      notes: omissions.notes + plan.panel.marks.flatMap { $0.notes(in: frame) })
  }

  private static func share(_ plans: inout [PanelPlan], _ sharing: Chart.Sharing) {
    for (dimension, isShared) in [(Dimension.x, sharing.includesX), (.y, sharing.includesY)]
    where isShared {
      let values = plans.flatMap { $0.values[dimension] ?? [] }
      for index in plans.indices { plans[index].values[dimension] = values }
    }
  }

  private static func unique<Element>(
    _ elements: [Element], by name: (Element) -> String
  ) -> [Element] {
    var seen = Set<String>()
    return elements.filter { seen.insert(name($0)).inserted }
  }

  /// The margins beside the areas of each column, which all rows share.
  private struct ColumnPlan {
    let chart: Chart
    let plans: [PanelPlan]
    /// Whether the names of the series are at the ends of their lines.
    let namesAtEnds: Bool

    init(_ chart: Chart, _ plans: [PanelPlan], _ series: [MarkLayout.Series]) {
      self.chart = chart
      self.plans = plans
      namesAtEnds = Self.namesFitAtEnds(chart, plans, series)
    }

    /// Names at the ends need one panel, in which each series ends as a line.
    private static func namesFitAtEnds(
      _ chart: Chart, _ plans: [PanelPlan], _ series: [MarkLayout.Series]
    ) -> Bool {
      guard chart.legend == .automatic, plans.count == 1, series.count > 1 else { return false }
      let ends = plans[0].ends
      let room = plans[0].height(width: chart.width) / chart.text.line
      let widest = ends.map { Typesetter.width(of: $0.series, font: chart.text.label) }.max() ?? 0
      return Set(ends.map(\.series)).count == series.count && ends.count == series.count
        && Double(series.count) <= room && widest <= chart.width * 0.3
    }

    /// The most that the names beside a vertical axis may take.
    func nameWidth(_ content: Double) -> Double {
      let columns = chart.sharing.includesY ? 1 : Double(chart.columns)
      return content / columns * ChartLayout.mostForNames
    }

    func margins(content: Double) -> (left: [Double], right: [Double]) {
      let (columns, text) = (chart.columns, chart.text)
      var left = Array(repeating: 1.0, count: columns)
      var right = Array(repeating: 6.0, count: columns)
      let guess = content / Double(columns) * 0.8
      for (index, plan) in plans.enumerated() {
        let column = index % columns
        if column == 0 || !chart.sharing.includesY {
          let scale = plan.yScale(top: 0, bottom: plan.height(width: guess))
          let depth = plan.yLabels(on: scale, width: nameWidth(content)).depth
          if depth > 0 { left[column] = max(left[column], depth + text.tickGap) }
        }
        if namesAtEnds {
          let widest = plan.ends.map { Typesetter.width(of: $0.series, font: text.label) }.max()
          right[column] = max(right[column], (widest ?? 0) + EndLabels.gap + 2)
        }
      }
      // The outermost labels of the horizontal axis hang over the edges of the area. Room for them makes the area
      // narrower and moves them, so this is done twice.
      for _ in 0..<2 {
        let taken = left.reduce(0, +) + right.reduce(0, +)
        let width = max(
          24, (content - taken - text.columnGap * Double(columns - 1)) / Double(columns))
        for (index, plan) in plans.enumerated() {
          let column = index % columns
          let scale = plan.xScale(left: 0, right: width)
          let labels = plan.xLabels(on: scale)
          for tick in labels.ticks where !labels.isTurned {
            guard let place = scale.place(tick.value) else { continue }
            let half = Typesetter.width(of: tick.label, font: text.tick) / 2
            right[column] = max(right[column], min(place + half - width + 2, content * 0.2))
            left[column] = max(left[column], min(half - place + 1, content * 0.4))
          }
        }
      }
      return (left, right)
    }
  }
}
