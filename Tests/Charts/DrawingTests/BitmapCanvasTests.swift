import Drawing
import Testing

@Suite struct BitmapCanvasTests {
  @Test func fillsWholePixelsExactly() throws {
    let canvas = try BitmapCanvas(width: 4, height: 2, background: .color(.white))
    canvas.fill(Path(Rectangle(x: 1, y: 0, width: 2, height: 1)), Color(0xD55E00))
    let rgb = try canvas.rgb()
    #expect(rgb.count == 4 * 2 * 3)
    #expect(Array(rgb[0..<9]) == [255, 255, 255, 0xD5, 0x5E, 0, 0xD5, 0x5E, 0])
    #expect(rgb[9..<24].allSatisfy { $0 == 255 })
  }

  @Test func laysTransparencyOverTheBackgroundAskedFor() throws {
    let canvas = try BitmapCanvas(width: 1, height: 1)
    canvas.fill(Path(Rectangle(x: 0, y: 0, width: 1, height: 1)), Color.black.opacity(0.5))
    #expect(try canvas.rgb(over: .white).allSatisfy { (126...129).contains($0) })
    #expect(try canvas.rgb(over: .black).allSatisfy { $0 == 0 })
  }

  @Test func rolesFollowTheTheme() throws {
    for theme in [Theme.light, .dark] {
      let canvas = try BitmapCanvas(size: Size(1, 1), background: .role(.bad), theme: theme)
      #expect(try canvas.image()[0, 0].hex == theme.bad.hex)
    }
  }

  @Test func scalesToPixels() throws {
    let canvas = try BitmapCanvas(size: Size(10, 5), scale: 2.5)
    #expect(canvas.pixelWidth == 25 && canvas.pixelHeight == 13)
  }

  @Test func keepsPicturesCrispAndClips() throws {
    let image = PixelImage(width: 2, height: 1, channels: 1, pixels: [0, 255])
    let canvas = try BitmapCanvas(width: 4, height: 2, background: .color(Color(0x0000FF)))
    canvas.clipped(to: Path(Rectangle(x: 0, y: 0, width: 4, height: 1))) {
      canvas.image(image, in: Rectangle(x: 0, y: 0, width: 4, height: 2))
    }
    let result = try canvas.image()
    #expect((0..<4).map { result[$0, 0].hex } == ["000000", "000000", "ffffff", "ffffff"])
    #expect((0..<4).allSatisfy { result[$0, 1].hex == "0000ff" })
  }

  @Test func transformsEndWithTheirBody() throws {
    let canvas = try BitmapCanvas(width: 2, height: 1, background: .color(.white))
    canvas.transformed(.translation(1, 0)) {
      canvas.fill(Path(Rectangle(x: 0, y: 0, width: 1, height: 1)), Color.black)
    }
    canvas.fill(Path(Rectangle(x: 0, y: 0, width: 1, height: 1)), Color(0x0000FF))
    let image = try canvas.image()
    #expect(image[0, 0].hex == "0000ff" && image[1, 0].hex == "000000")
  }

  @Test func drawsTextWhereItIsMeasured() throws {
    let run = TextRun("Hhg 42", at: Point(60, 20), font: Font(size: 16), anchor: .middle)
    let canvas = try BitmapCanvas(width: 120, height: 40, background: .color(.white))
    canvas.draw(.text(run))
    let image = try canvas.image()
    let dark = (0..<120).filter { x in (0..<40).contains { image[x, $0].luminance < 0.5 } }
    let bounds = Typesetter.bounds(of: run)
    #expect(abs(Double(try #require(dark.first)) - bounds.x) < 3)
    #expect(abs(Double(try #require(dark.last)) - bounds.maxX) < 3)
  }

  @Test func coarseEdgesDifferLittleFromFineOnes() throws {
    let pictures = try [BitmapCanvas.Edges.fine, .coarse].map { edges in
      let canvas = try BitmapCanvas(
        size: Size(64, 64), background: .color(.white), edges: edges)
      canvas.fill(Path(center: Point(32, 32), radius: 20), Color.black)
      return try canvas.rgb().map(Int.init)
    }
    let differences = zip(pictures[0], pictures[1]).map { abs($0 - $1) }
    #expect(differences.max() ?? 255 <= 100)
    #expect(differences.reduce(0, +) / 255 < 3 * 64)
    // What is wholly inside or outside is the same.
    #expect(differences.filter { $0 == 0 }.count > 3 * 64 * 56)
  }

  @Test func handsOutWordsOfTheProcessorsOrder() throws {
    let canvas = try BitmapCanvas(width: 3, height: 2, background: .color(.white))
    canvas.fill(Path(Rectangle(x: 1, y: 1, width: 1, height: 1)), Color(0xD55E00))
    try canvas.withWords { words, rowSize in
      #expect(rowSize >= 12 && words.count == 2 * rowSize)
      #expect(words.load(as: UInt32.self) == 0xFFFF_FFFF)
      #expect(words.load(fromByteOffset: rowSize + 4, as: UInt32.self) == 0xFFD5_5E00)
    }
  }

  @Test func refusesASizeThatCairoCannotHold() {
    #expect(throws: DrawingError.self) { try BitmapCanvas(width: 100_000, height: 10) }
    #expect(throws: DrawingError.self) { try BitmapCanvas(size: Size(.infinity, 10)) }
  }

  @Test func reportsTheFirstFailureWhenTheResultIsTaken() throws {
    let canvas = try BitmapCanvas(width: 4, height: 4)
    canvas.draw(.restore)
    #expect(throws: DrawingError.self) { try canvas.png() }
  }

  @Test func canvasesWorkOnManyThreadsAtOnce() async throws {
    @Sendable func drawing() throws -> [UInt8] {
      let canvas = try BitmapCanvas(width: 64, height: 64, background: .color(.white))
      for index in 0..<20 {
        canvas.text("Abc\(index)", at: Point(2, 20), font: Font(size: 9 + Double(index)))
        canvas.stroke(Path(center: Point(32, 32), radius: Double(index)), Paint.accent)
      }
      return try canvas.rgb()
    }
    let expected = try drawing()
    try await withThrowingTaskGroup(of: [UInt8].self) { group in
      for _ in 0..<16 { group.addTask { try drawing() } }
      for try await result in group { #expect(result == expected) }
    }
  }
}
