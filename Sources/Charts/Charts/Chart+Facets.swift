import Display
import Drawing

extension Chart {
  /// Small multiples: a panel for each of `facets`, all with the same axes.
  ///
  /// ```swift
  /// Chart(
  ///   "Adam learns fastest", alternativeText: "...", facets: runs.map(\.name), columns: 3,
  ///   x: Axis("epoch"), y: Axis("accuracy", format: .percent)
  /// ) { name in
  ///   LineMark(x: epochs, y: accuracies[name] ?? [])
  /// }
  /// ```
  /// - Parameters:
  ///   - title: The finding, the heading of the chart.
  ///   - alternativeText: What a reader who does not see the chart needs to know.
  ///   - caption: A sentence that can be read alone, in Markdown.
  ///   - data: The data behind the chart; `nil` takes the values of the marks.
  ///   - facets: The titles of the panels.
  ///   - columns: How many panels are side by side.
  ///   - sharing: Which scales all panels share; both by default.
  ///   - width: In CSS pixels.
  ///   - height: How high the area of each panel is.
  ///   - legend: Where the names of the series are.
  ///   - colors: Paints for series by their names.
  ///   - text: The sizes of text.
  ///   - x: The horizontal axis of every panel.
  ///   - y: The vertical axis of every panel.
  ///   - marks: Makes the layers of one panel.
  public init(
    _ title: String, alternativeText: String, caption: String? = nil, data: Table? = nil,
    facets: [String], columns: Int = 3, sharing: Sharing = .both, width: Double = 760,
    height: Panel.Height = .fixed(130), legend: Legend = .automatic,
    colors: [String: Paint] = [:], text: ChartText = ChartText(), x: Axis = Axis(),
    y: Axis = Axis(), @MarkBuilder marks: (String) -> [any Mark]
  ) {
    self.init(
      title, alternativeText: alternativeText, caption: caption, data: data, width: width,
      legend: legend, colors: colors, text: text, columns: columns, sharing: sharing,
      panels: facets.map { facet in
        let layers = marks(facet)
        return Panel(facet, x: x, y: y, height: height) { layers }
      })
  }
}
