import Drawing

/// A panel at its place.
struct PanelLayout {
  let panel: Panel
  let frame: PlotFrame
  /// The panel with its titles and labels.
  let cell: Rectangle
  let xTicks: [AxisTick]
  let yTicks: [AxisTick]
  let xRows: Int
  let showsXLabels: Bool
  let showsYLabels: Bool
  /// The ends of lines whose names stand beside them.
  let ends: [Coverage.End]
}
