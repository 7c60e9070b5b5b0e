import Checks
import Display
import Drawing

/// Layered marks on axes, with the words that make them a figure.
///
/// There are no chart types: a chart is what its marks make it.
///
/// ```swift
/// Chart(
///   "Validation accuracy stops growing after epoch 5",
///   alternativeText: "Accuracy by epoch; training grows to 95%, validation to 88%.",
///   x: Axis("epoch"), y: Axis("accuracy", format: .percent)
/// ) {
///   LineMark(x: epochs, y: training, series: "training")
///   LineMark(x: epochs, y: validation, series: "validation")
///   RuleMark(x: 5, label: "best")
/// }
/// ```
public struct Chart: Sendable {
  /// Where the names of the series are.
  public enum Legend: Sendable, Hashable {
    /// At the ends of the lines where that is possible, else above the panels.
    case automatic
    /// In a row above the panels.
    case above
    /// In a row below the panels.
    case below
    /// In a column beside the panels; above them on a narrow screen.
    case right
    /// Nowhere.
    case hidden
  }

  /// Which axes have one scale in all panels.
  public enum Sharing: Sendable, Hashable {
    /// Each panel has its own scales.
    case none
    /// The horizontal scale is shared.
    case x
    /// The vertical scale is shared.
    case y
    /// Both scales are shared.
    case both
    var includesX: Bool { self == .x || self == .both }
    var includesY: Bool { self == .y || self == .both }
  }

  /// The finding, or the quantity.
  public var title: String
  /// What a reader who does not see the chart needs to know.
  public var alternativeText: String
  /// A sentence that can be read alone, in Markdown.
  public var caption: String?
  /// The data behind the chart; `nil` takes the values of the marks.
  public var data: Table?
  /// Whether the first screen of the report shows this chart.
  public var isHeadline: Bool
  /// In CSS pixels. The height follows from the panels.
  public var width: Double
  /// Where the names of the series are.
  public var legend: Legend
  /// Paints for series by their names, instead of the paints of the categories in order.
  public var colors: [String: Paint]
  /// The sizes of text.
  public var text: ChartText
  /// The key of a color scale; `nil` draws none.
  public var colorBar: ColorBar?
  /// The pairs of axes with their marks, in reading order.
  public var panels: [Panel]
  /// How many panels are side by side.
  public var columns: Int
  /// Which axes have the same scale in all panels.
  public var sharing: Sharing

  /// A chart of several panels: small multiples where they share their scales.
  /// - Precondition: There is a panel, and `alternativeText` is not empty.
  public init(
    _ title: String, alternativeText: String, caption: String? = nil, data: Table? = nil,
    isHeadline: Bool = false, width: Double = 640, legend: Legend = .automatic,
    colors: [String: Paint] = [:], text: ChartText = ChartText(), colorBar: ColorBar? = nil,
    columns: Int = 1, sharing: Sharing = .none, panels: [Panel]
  ) {
    require(
      !alternativeText.isEmpty,
      "the chart \"\(title)\" needs an alternative text for readers who do not see it, received none"
    )
    require(!panels.isEmpty, "the chart \"\(title)\" needs a panel, received none")
    require(
      (60...20_000).contains(width),
      "the chart \"\(title)\" needs a width of 60 to 20,000 pixels, received \(width)")
    self.title = title
    self.alternativeText = alternativeText
    self.caption = caption
    self.data = data
    self.isHeadline = isHeadline
    self.width = width
    self.legend = legend
    self.colors = colors
    self.text = text
    self.colorBar = colorBar
    self.panels = panels
    self.columns = min(max(columns, 1), panels.count)
    self.sharing = sharing
  }

  /// A chart of one panel.
  public init(
    _ title: String, alternativeText: String, caption: String? = nil, data: Table? = nil,
    isHeadline: Bool = false, width: Double = 640, height: Panel.Height = .fixed(240),
    legend: Legend = .automatic, colors: [String: Paint] = [:], text: ChartText = ChartText(),
    colorBar: ColorBar? = nil, x: Axis = Axis(), y: Axis = Axis(),
    @MarkBuilder marks: () -> [any Mark]
  ) {
    self.init(
      title, alternativeText: alternativeText, caption: caption, data: data,
      isHeadline: isHeadline, width: width, legend: legend, colors: colors, text: text,
      colorBar: colorBar, panels: [Panel(x: x, y: y, height: height, marks: marks)])
  }
}
