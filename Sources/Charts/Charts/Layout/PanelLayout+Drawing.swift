import Drawing

extension PanelLayout {
  private var area: Rectangle { frame.area }

  private func hasGrid(_ axis: Axis, _ scale: PositionScale, byDefault: Bool) -> Bool {
    switch scale.domain {
    case .linear, .log: axis.showsGrid ?? byDefault
    case .band, .ordinal: axis.showsGrid ?? false
    }
  }

  private var isFlush: Bool { panel.marks.contains { $0.coverage.isFlush } }

  /// Whether the values are read off along the horizontal axis, as with horizontal bars.
  private var readsAlongX: Bool {
    switch (frame.x.domain, frame.y.domain) {
    case (.linear, .band), (.log, .band), (.linear, .ordinal), (.log, .ordinal): true
    default: false
    }
  }

  func drawGrid(on canvas: any Canvas) {
    drawLattice(on: canvas)
    if hasGrid(panel.y, frame.y, byDefault: !isFlush) {
      for tick in yTicks {
        let y = frame.y.position(tick.value)
        canvas.stroke(Path(from: Point(area.x, y), to: Point(area.maxX, y)), .grid)
      }
    }
    if hasGrid(panel.x, frame.x, byDefault: readsAlongX && !isFlush) {
      for tick in xTicks {
        let x = frame.x.position(tick.value)
        canvas.stroke(Path(from: Point(x, area.y), to: Point(x, area.maxY)), .grid)
      }
    }
  }

  /// Light lines between the bands of a heat map, for the eye to follow rows and columns.
  private func drawLattice(on canvas: any Canvas) {
    let (width, height) = (frame.x.bandwidth, frame.y.bandwidth)
    guard isFlush, min(width, height) >= 8 else { return }
    for row in 0...Int((area.height / height).rounded()) {
      let y = area.y + Double(row) * height
      canvas.stroke(Path(from: Point(area.x, y), to: Point(area.maxX, y)), .grid)
    }
    for column in 0...Int((area.width / width).rounded()) {
      let x = area.x + Double(column) * width
      canvas.stroke(Path(from: Point(x, area.y), to: Point(x, area.maxY)), .grid)
    }
  }

  /// Draws the marks; where a domain was set by hand, nothing reaches beyond it by more than a marker.
  func drawMarks(on canvas: any Canvas) {
    guard panel.x.domain != nil || panel.y.domain != nil else {
      for mark in panel.marks { mark.draw(on: canvas, in: frame) }
      return
    }
    let headroom = panel.marks.map(\.coverage.headroom).max() ?? 0
    let room = area.inset(left: -7, top: -7 - headroom, right: -7, bottom: -7)
    canvas.clipped(to: Path(room)) {
      for mark in panel.marks { mark.draw(on: canvas, in: frame) }
    }
  }

  func drawAxes(on canvas: any Canvas) {
    var titleY = cell.y
    if !panel.title.isEmpty {
      let title = ChartType.truncate(
        panel.title, font: ChartType.panelTitle, width: cell.width + ChartType.columnGap / 2)
      canvas.text(
        title, at: Point(cell.x, titleY + 2), font: ChartType.panelTitle, baseline: .top)
      titleY += ChartType.line + 4
    }
    drawXAxis(on: canvas)
    guard panel.y.showsTicks else { return }
    if !panel.y.title.isEmpty, showsYLabels {
      canvas.text(
        panel.y.title, at: Point(cell.x, titleY + 2), font: ChartType.axisTitle, paint: .muted,
        baseline: .top)
    }
    guard showsYLabels else { return }
    let isBand = frame.y.bandwidth > 0
    for tick in yTicks {
      canvas.text(
        tick.label, at: Point(area.x - ChartType.tickGap, frame.y.position(tick.value)),
        font: ChartType.tick, paint: isBand ? .ink : .muted, anchor: .end, baseline: .middle)
    }
  }

  private func drawXAxis(on canvas: any Canvas) {
    guard panel.x.showsTicks else { return }
    let bottom = area.maxY
    let isBand = frame.x.bandwidth > 0
    if !isFlush, !readsAlongX {
      canvas.stroke(Path(from: Point(area.x, bottom), to: Point(area.maxX, bottom)), .muted)
    }
    if readsAlongX {
      let zero = frame.x.position(0)
      if zero >= area.x, zero <= area.maxX {
        canvas.stroke(Path(from: Point(zero, area.y), to: Point(zero, bottom)), .muted)
      }
    }
    guard showsXLabels else { return }
    for (index, tick) in xTicks.enumerated() {
      let x = frame.x.position(tick.value)
      let row = xRows > 0 ? index % xRows : 0
      let drop = Double(row) * (ChartType.line - 1)
      if !isBand {
        canvas.stroke(Path(from: Point(x, bottom), to: Point(x, bottom + 4)), .muted)
      }
      canvas.text(
        tick.label, at: Point(x, bottom + ChartType.tickGap + drop), font: ChartType.tick,
        paint: isBand ? .ink : .muted, anchor: .middle, baseline: .top)
    }
    guard !panel.x.title.isEmpty else { return }
    let labels = Double(xRows) * (ChartType.line - 1)
    canvas.text(
      panel.x.title, at: Point(area.midX, bottom + ChartType.tickGap + labels + 3),
      font: ChartType.axisTitle, paint: .muted, anchor: .middle, baseline: .top)
  }
}
