import Drawing
import Figures
import Randomness
import Tensor
import Testing

@Suite struct GalleryTests {
  static let pixels: [UInt8] = (0..<1152).map { UInt8($0 * 7 % 256) }
  /// Six pictures of 8 by 8 pixels of three classes.
  let pictures = LabeledPictures(
    pixels: Tensor<UInt8>(shape: [6, 8, 8, 3], elements: Self.pixels),
    labels: [0, 1, 2, 0, 1, 2], names: ["bart_simpson", "lisa_simpson", "moe_szyslak"])
  let probabilities: [[Float]] = [
    [0.9, 0.05, 0.05], [0.7, 0.2, 0.1], [0.1, 0.1, 0.8], [0.1, 0.8, 0.1], [0.1, 0.8, 0.1],
    [0.05, 0.9, 0.05],
  ]

  @Test func errorsComeMostConfidentFirst() throws {
    let errors = try ErrorGallery(pictures, probabilities: probabilities)
    #expect(errors.cases.map(\.index) == [5, 3, 1])
    let first = try #require(errors.gallery.items.first)
    #expect(first.title == "Moe Szyslak" && first.details == ["Lisa?", "90.0%"])
    #expect(first.mark == .wrong)
    #expect(first.picture.alternativeText == "Moe Szyslak, taken for Lisa with 90.0% confidence")
    #expect(
      errors.gallery.caption
        == "3 errors among 6 samples, the most confident first: true name, predicted name, "
        + "confidence.")
  }

  @Test func saysHowManyErrorsAreLeftOut() throws {
    let errors = try ErrorGallery(pictures, probabilities: probabilities, limit: 2)
    #expect(errors.gallery.items.count == 2)
    #expect(errors.gallery.caption?.hasPrefix("The 2 most confident of 3 errors") == true)
  }

  @Test func oneErrorIsNoneOfMany() throws {
    let right: [Float] = [0.9, 0.1]
    let errors = try ErrorGallery(
      LabeledPictures(
        pixels: Tensor<UInt8>(shape: [2, 8, 8, 3], elements: Array(Self.pixels.prefix(384))),
        labels: [0, 1], names: ["bart_simpson", "lisa_simpson"]), probabilities: [right, right])
    #expect(errors.gallery.caption?.hasPrefix("1 error among 2 samples,") == true)
  }

  /// Noise is the worst that pictures can be, and 890 errors of 890 the worst that a network can do.
  @Test func theWorstNetworkMakesAReportThatCanBeMailed() throws {
    var state: UInt64 = 1
    let pixels = Tensor<UInt8>(shape: [890, 64, 64, 3]) { pixels in
      for index in pixels.indices {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        pixels[index] = UInt8(truncatingIfNeeded: state >> 56)
      }
    }
    let pictures = LabeledPictures(
      pixels: pixels, labels: Array(repeating: 0, count: 890), names: ["bart", "lisa"])
    let errors = try ErrorGallery(
      pictures, probabilities: Array(repeating: [0.2, 0.8], count: 890))
    #expect(errors.cases.count == 890)
    let bytes = errors.gallery.items.reduce(0) { $0 + $1.picture.data.count }
    #expect(bytes < 600_000)
  }

  @Test func samplesComeByClassAndAreTheSameForOneSeed() throws {
    let random = RandomSource(seed: 1)
    let grid = try SampleGrid(pictures, perClass: 1, random: random)
    #expect(
      grid.gallery.items.map(\.title) == ["Bart", "Lisa", "Moe Szyslak"])
    #expect(try SampleGrid(pictures, perClass: 1, random: random).gallery == grid.gallery)
    #expect(try SampleGrid(pictures, perClass: 5, random: random).gallery.groups == [2, 2, 2])
  }

  @Test func picturesAreEncodedSmall() throws {
    let photo = ExampleFigures.picture
    let picture = try PictureEncoder.small.picture(photo, alternativeText: "A face")
    #expect(picture.mediaType == "image/webp" && picture.width == 64)
    #expect(picture.data.count < 3000)
  }

  @Test func filtersShareOneScale() throws {
    let gallery = try FilterGallery(
      kernel: [1, -1, 0.5, 0, 0, 0, 1, 1], height: 2, width: 2, inputs: 1, filters: 2)
    #expect(gallery.gallery.items.count == 2)
  }

  @Test func strongestFeatureMapsComeFirst() throws {
    let maps = try FeatureMapGallery(
      activations: [0, 5, 0, 5, 1, 5, 0, 5], height: 2, width: 2, channels: 2, layer: "conv2d")
    #expect(maps.gallery.items.map(\.title) == ["2", "1"])
  }

  @Test func anOverlayIsGrayWhereNothingIsSeen() {
    let image = PixelImage(
      width: 2, height: 1, pixels: [200, 50, 50, 200, 50, 50])
    let overlay = HeatOverlay(image, map: [0, 1], mapWidth: 2, mapHeight: 1).spotlit()
    #expect(overlay[0, 0].red == overlay[0, 0].green)
    #expect(overlay[1, 0].hex == "c83232")
  }

  @Test func aMapOfNothingLeavesThePictureGray() {
    let image = PixelImage(width: 1, height: 1, pixels: [200, 50, 50])
    let overlay = HeatOverlay(image, map: [.nan], mapWidth: 1, mapHeight: 1).spotlit()
    #expect(overlay.pixels.count == 3)
  }
}
