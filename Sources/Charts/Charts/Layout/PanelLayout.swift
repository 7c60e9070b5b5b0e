import Drawing

/// A panel at its place.
struct PanelLayout {
  let panel: Panel
  let frame: PlotFrame
  /// The panel with its titles and labels.
  let cell: Rectangle
  let xLabels: TickLabels
  let yLabels: TickLabels
  let titleLines: (x: [String], y: [String])
  let isFlush: Bool
  let showsXLabels: Bool
  let showsYLabels: Bool
  /// The ends of lines that have their names beside them.
  let ends: [MarkLayout.End]
  /// Room above the area for labels of marks.
  let headroom: Double
  /// Whether nothing of the data has a place.
  let isEmpty: Bool
  /// Sentences about what is not drawn.
  let notes: [String]
}
