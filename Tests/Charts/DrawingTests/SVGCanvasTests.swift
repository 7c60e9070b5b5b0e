import Drawing
import Testing

@Suite struct SVGCanvasTests {
  private func body(_ draw: (SVGCanvas) -> Void) throws -> String {
    let canvas = SVGCanvas(size: Size(10, 5), idPrefix: "F-")
    draw(canvas)
    let svg = try canvas.document().svg
    let head =
      "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 10 5\" width=\"10\" height=\"5\">"
    #expect(svg.hasPrefix(head) && svg.hasSuffix("</svg>"))
    return String(svg.dropFirst(head.count).dropLast("</svg>".count))
  }

  @Test func rolesAreVariablesWithTheLightColorAsFallback() throws {
    let svg = try body {
      $0.fill(Path(Rectangle(x: 1, y: 2, width: 3, height: 1)), Paint.ink.opacity(0.5))
    }
    #expect(svg == "<path fill=\"var(--ink,#1b1d21)\" fill-opacity=\".5\" d=\"M1 2h3v1h-3z\"/>")
  }

  @Test func neighborsOfOneStyleBecomeOnePath() throws {
    let svg = try body {
      for y in 1...3 { $0.stroke(Path(from: Point(0, Double(y)), to: Point(9, Double(y))), .grid) }
    }
    #expect(svg.split(separator: "<path").count == 1)
    #expect(svg.contains("d=\"M0 1h9M0 2h9M0 3h9\""))
  }

  @Test func shapesThatMightCutHolesStayApart() throws {
    let svg = try body {
      $0.fill(Path(center: Point(2, 2), radius: 1), .ink)
      $0.fill(Path(center: Point(3, 2), radius: 1), .ink)
    }
    #expect(svg.split(separator: "<path").count == 2)
  }

  @Test func textIsAUseOfGlyphsNamedByTheirShape() throws {
    let canvas = SVGCanvas(size: Size(100, 20), idPrefix: "F-")
    canvas.text("ABA", at: Point(0, 10), font: Font(size: 10))
    canvas.text("B", at: Point(50, 10), font: Font(size: 10))
    let document = try canvas.document()
    #expect(document.glyphs.count == 2)
    #expect(document.svg.split(separator: "<use ").count == 5)
    #expect(document.svg.split(separator: "<g ").count == 2)
    #expect(document.glyphs.allSatisfy { $0.key.hasPrefix("g") && $0.value.hasPrefix("M") })
    let again = SVGCanvas(size: Size(9, 9), idPrefix: "X")
    again.text("AB", at: .zero, font: Font(size: 30))
    #expect(try again.document().glyphs == document.glyphs)
  }

  @Test func turnedTextHasATransformOfItsOwn() throws {
    let svg = try body { canvas in
      canvas.transformed(.translation(5, 5).rotated(degrees: -90)) {
        canvas.text("I", at: .zero, font: Font(size: 10))
      }
    }
    #expect(svg.contains("transform=\"matrix(0 -.01 .01 0 5 5)\""))
  }

  @Test func clipPathsBearThePrefixAndEndWithTheirBody() throws {
    let svg = try body { canvas in
      canvas.clipped(to: Path(Rectangle(x: 0, y: 0, width: 2, height: 2))) {
        canvas.fill(Path(Rectangle(x: 0, y: 0, width: 9, height: 9)), .bad)
      }
      canvas.fill(Path(Rectangle(x: 0, y: 0, width: 1, height: 1)), .bad)
    }
    #expect(svg.hasPrefix("<clipPath id=\"F-c0\"><path d=\"M0 0h2v2h-2z\"/></clipPath>"))
    #expect(svg.contains("<g clip-path=\"url(#F-c0)\">"))
    #expect(svg.split(separator: "</g>").count == 2)
  }

  @Test func picturesAreEmbeddedWithCrispPixels() throws {
    let svg = try body {
      $0.image(
        PixelImage(width: 1, height: 1, pixels: [255, 0, 0]),
        in: Rectangle(x: 0, y: 0, width: 5, height: 5))
    }
    #expect(svg.contains("image-rendering:pixelated"))
    #expect(svg.contains("href=\"data:image/png;base64,iVBOR"))
  }

  @Test func whatCannotBeSeenIsNotWritten() throws {
    let svg = try body {
      $0.fill(Path(), .ink)
      $0.fill(Path(center: .zero, radius: 3), Paint.ink.opacity(0))
      $0.text("  ", at: .zero, font: Font(size: 9))
    }
    #expect(svg == "")
  }

  @Test func anUnbalancedSaveIsAnError() {
    let canvas = SVGCanvas(size: Size(1, 1), idPrefix: "")
    canvas.draw(.save)
    #expect(throws: DrawingError.self) { try canvas.document() }
    let other = SVGCanvas(size: Size(1, 1), idPrefix: "")
    other.draw(.restore)
    #expect(throws: DrawingError.self) { try other.document() }
  }
}
