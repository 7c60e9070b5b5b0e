import Drawing

extension PanelLayout {
  private var area: Rectangle { frame.area }
  private var text: ChartText { frame.text }

  /// Whether the values are read along the horizontal axis, as with horizontal bars.
  private var readsAlongX: Bool { !frame.x.hasCategories && frame.y.hasCategories }

  func drawGrid(on canvas: any Canvas) {
    drawLattice(on: canvas)
    drawGridLines(
      .y, panel.y.showsGrid ?? (!frame.y.hasCategories && !isFlush), yLabels, on: canvas)
    drawGridLines(.x, panel.x.showsGrid ?? (readsAlongX && !isFlush), xLabels, on: canvas)
  }

  /// Lines at the ticks of an axis.
  private func drawGridLines(
    _ dimension: Dimension, _ isShown: Bool, _ labels: TickLabels, on canvas: any Canvas
  ) {
    guard isShown else { return }
    let edges = frame.edges(dimension.other)
    for tick in labels.ticks {
      guard let place = frame[dimension].place(tick.value) else { continue }
      canvas.stroke(
        Path(
          from: Point(dimension, place, across: edges.low),
          to: Point(dimension, place, across: edges.high)), .grid)
    }
  }

  /// Light lines between the bands of a heat map, for the eye to follow rows and columns.
  private func drawLattice(on canvas: any Canvas) {
    guard isFlush, min(frame.x.bandwidth, frame.y.bandwidth) >= 8 else { return }
    for dimension in [Dimension.y, .x] {
      let (along, across) = (frame.edges(dimension), frame.edges(dimension.other))
      let step = frame[dimension].bandwidth
      for line in 0...Int(((along.high - along.low) / step).rounded()) {
        let place = along.low + Double(line) * step
        canvas.stroke(
          Path(
            from: Point(dimension, place, across: across.low),
            to: Point(dimension, place, across: across.high)), .grid)
      }
    }
  }

  /// Draws the marks; where a domain was set, nothing reaches beyond it by more than a marker.
  func drawMarks(on canvas: any Canvas) {
    if panel.x.domain == nil, panel.y.domain == nil {
      for mark in panel.marks { mark.draw(on: canvas, in: frame) }
    } else {
      let room = area.inset(left: -7, top: -7 - headroom, right: -7, bottom: -7)
      canvas.clipped(to: Path(room)) {
        for mark in panel.marks { mark.draw(on: canvas, in: frame) }
      }
    }
    guard isEmpty else { return }
    canvas.text(
      "no values to draw", at: area.center, font: text.annotation, paint: .muted, anchor: .middle,
      baseline: .middle)
  }

  func drawAxes(on canvas: any Canvas) {
    var titleY = cell.y
    if !panel.title.isEmpty {
      let title = ShortLabel.shortened(
        panel.title, font: text.panelTitle, width: cell.width + text.columnGap / 2)
      canvas.text(title, at: Point(cell.x, titleY + 2), font: text.panelTitle, baseline: .top)
      titleY += text.line + 4
    }
    drawXAxis(on: canvas)
    guard panel.y.showsTicks, showsYLabels else { return }
    for (row, line) in titleLines.y.enumerated() {
      canvas.text(
        line, at: Point(cell.x, titleY + 2 + Double(row) * text.line), font: text.axisTitle,
        paint: .muted, baseline: .top)
    }
    for tick in yLabels.ticks where !tick.label.isEmpty {
      guard let y = frame.y.place(tick.value) else { continue }
      canvas.text(
        tick.label, at: Point(area.x - text.tickGap, y), font: text.tick,
        paint: frame.y.hasCategories ? .ink : .muted, anchor: .end, baseline: .middle)
    }
  }

  private func drawXAxis(on canvas: any Canvas) {
    guard panel.x.showsTicks else { return }
    let bottom = area.maxY
    if !isFlush, !readsAlongX {
      canvas.stroke(Path(from: Point(area.x, bottom), to: Point(area.maxX, bottom)), .muted)
    }
    if readsAlongX, let zero = frame.x.place(0.0), zero >= area.x, zero <= area.maxX {
      canvas.stroke(Path(from: Point(zero, area.y), to: Point(zero, bottom)), .muted)
    }
    guard showsXLabels else { return }
    for (index, tick) in xLabels.ticks.enumerated() where !tick.label.isEmpty {
      guard let x = frame.x.place(tick.value) else { continue }
      if !frame.x.hasCategories || xLabels.isTurned {
        canvas.stroke(Path(from: Point(x, bottom), to: Point(x, bottom + 4)), .muted)
      }
      let paint = frame.x.hasCategories ? Paint.ink : .muted
      if xLabels.isTurned {
        let place = Transform.translation(x, bottom + text.tickGap).rotated(degrees: -90)
        canvas.transformed(place) {
          canvas.text(
            tick.label, at: .zero, font: text.tick, paint: paint, anchor: .end, baseline: .middle)
        }
      } else {
        let drop = Double(index % max(xLabels.rows, 1)) * (text.line - 1)
        canvas.text(
          tick.label, at: Point(x, bottom + text.tickGap + drop), font: text.tick, paint: paint,
          anchor: .middle, baseline: .top)
      }
    }
    for (row, line) in titleLines.x.enumerated() {
      let y = bottom + text.tickGap + xLabels.depth + 3 + Double(row) * text.line
      canvas.text(
        line, at: Point(area.midX, y), font: text.axisTitle, paint: .muted, anchor: .middle,
        baseline: .top)
    }
  }
}
