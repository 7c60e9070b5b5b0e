import Drawing

extension Chart {
  func draw(_ layout: ChartLayout, on canvas: any Canvas) {
    for (row, line) in layout.titleLines.enumerated() {
      canvas.text(
        line, at: Point(0, text.title.size - 1 + Double(row) * text.titleLine), font: text.title)
    }
    layout.legend.draw(at: layout.legendPlace, layout.styles, text, on: canvas)
    for panel in layout.panels {
      panel.drawGrid(on: canvas)
      panel.drawMarks(on: canvas)
      panel.drawAxes(on: canvas)
      EndLabels(panel.ends, in: panel.frame).draw(on: canvas)
    }
    if let colorBar, let area = layout.colorBar {
      ColorBarLayout.draw(colorBar, in: area, right: colorBarEnd(layout), text, on: canvas)
    }
  }

  private func colorBarEnd(_ layout: ChartLayout) -> Double {
    legend == .right && !layout.legend.items.isEmpty
      ? layout.legendPlace.x - 18 : width
  }
}
