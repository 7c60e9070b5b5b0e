import Foundation
import Images
import Testing

/// Pictures of every kind give the pixels that OpenCV's `imread`, `resize` and `cvtColor` give; `Reference/make.py` drew and read
/// them.
@Suite struct ReferencePictureTests {
  private static let folder = Bundle.module.resourceURL!.appending(path: "Reference")

  static let names =
    [
      "plain.jpg", "progressive.jpg", "grey.jpg", "cmyk.jpg", "alpha.png", "alpha.webp",
      "palette.png", "sixteen-bits.png", "sixteen-bits-grey.png",
    ] + (1...8).map { "orientation-\($0).jpg" }

  @Test(arguments: names) func isReadAsOpenCVReadsIt(_ name: String) throws {
    let file = Self.folder.appending(path: name).path
    let expected = try Data(contentsOf: Self.folder.appending(path: name + ".10x7.rgb"))
    let decoded = try ImageDecoder(width: 10, height: 7).decode(file: file)
    #expect(decoded.elements.count == expected.count)
    let differences = zip(decoded.elements, expected).map { abs(Int($0) - Int($1)) }
    // Versions of libjpeg may round differently.
    #expect(differences.allSatisfy { $0 <= (name.hasSuffix(".jpg") ? 1 : 0) }, "\(differences)")
  }
}
