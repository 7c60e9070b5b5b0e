import Charts
import Drawing
import Foundation

/// The folder that `CHARTS_FOLDER` names, into which examples are drawn to be looked at.
struct LookFolder {
  let path: URL

  /// `nil` when nobody wants to look.
  init?() {
    guard let path = ProcessInfo.processInfo.environment["CHARTS_FOLDER"] else { return nil }
    self.path = URL(filePath: path)
  }

  /// Draws each chart as PNG, light and dark, and as SVG.
  func draw(_ charts: [(String, Chart)]) throws {
    for (name, chart) in charts {
      let file = path.appending(path: name)
      try Data(chart.png(scale: 1.5)).write(to: file.appendingPathExtension("png"))
      try Data(chart.png(scale: 1.5, theme: .dark)).write(
        to: file.appendingPathExtension("dark.png"))
      if let narrow = chart.narrowed(to: 356) {
        try Data(narrow.png(scale: 1.5)).write(to: file.appendingPathExtension("narrow.png"))
      }
      try Data(chart.standaloneSVG().utf8).write(to: file.appendingPathExtension("svg"))
    }
  }
}
