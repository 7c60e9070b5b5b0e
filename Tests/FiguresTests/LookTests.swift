import Charts
import Drawing
import Foundation
import Testing

/// Draws the examples into the folder that `CHARTS_FOLDER` names, to be looked at.
@Suite struct LookTests {
  static let folder = ProcessInfo.processInfo.environment["CHARTS_FOLDER"]

  @Test(.enabled(if: folder != nil)) func drawsTheExamples() throws {
    let folder = try #require(Self.folder)
    for (name, chart) in ExampleFigures.charts {
      let file = URL(filePath: folder).appending(path: name)
      try Data(chart.png(scale: 1.5)).write(to: file.appendingPathExtension("png"))
      try Data(chart.png(scale: 1.5, theme: .dark)).write(
        to: file.appendingPathExtension("dark.png"))
      try Data(chart.standaloneSVG().utf8).write(
        to: file.appendingPathExtension("svg"))
    }
    for (name, gallery) in try ExampleFigures.galleries() {
      for (index, item) in gallery.items.prefix(6).enumerated() {
        let file = "\(name)-\(index).\(item.picture.mediaType.split(separator: "/")[1])"
        try item.picture.data.write(to: URL(filePath: folder).appending(path: file))
      }
    }
  }
}
