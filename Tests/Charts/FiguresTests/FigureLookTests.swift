import Figures
import Testing

@Suite struct FigureLookTests {
  @Test(.enabled(if: LookFolder() != nil)) func drawsTheExamples() throws {
    let folder = try #require(LookFolder())
    try folder.draw(ExampleFigures.charts)
    for (name, gallery) in try ExampleFigures.galleries() {
      for (index, item) in gallery.items.prefix(6).enumerated() {
        let file = "\(name)-\(index).\(item.picture.mediaType.split(separator: "/")[1])"
        try item.picture.data.write(to: folder.path.appending(path: file))
      }
    }
  }
}
