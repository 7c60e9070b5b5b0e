import Images
import Tensor
import Testing

/// The expected pixels are those of Keras' `apply_affine_transform` and its fellows on the same picture, with the axes in
/// the order (row, column): Keras 3 exchanges them, whereby a shift of the height moves a picture sideways.
@Suite struct PictureTransformTests {
  private let picture = Tensor<UInt8>(shape: [20, 28, 3]) { pixels in
    for y in 0..<20 {
      for x in 0..<28 {
        let start = (y * 28 + x) * 3
        pixels[start] = UInt8(40 + 5 * y + 2 * x)
        pixels[start + 1] = UInt8(20 + 7 * x)
        pixels[start + 2] = UInt8(240 - 6 * y - x)
      }
    }
  }
  private let places = [(10, 14), (3, 5), (16, 24), (6, 20), (19, 27), (0, 27)]

  private func expect(_ transform: PictureTransform, _ expected: [[Int]]) throws {
    let changed = try transform.apply(to: picture)
    for (place, values) in zip(places, expected) {
      for channel in 0..<3 {
        // OpenCV's places between pixels are multiples of 1/32.
        let value = Int(changed[place.0, place.1, channel])
        #expect(abs(value - values[channel]) <= 2, "at \(place), channel \(channel)")
      }
    }
  }

  private var everything: PictureTransform {
    var transform = PictureTransform()
    transform.rotation = 17
    transform.rowShift = 2.5
    transform.columnShift = -3.25
    transform.shear = 11
    transform.rowZoom = 0.9
    transform.columnZoom = 1.2
    return transform
  }

  @Test func theAffineMapIsThatOfKeras() throws {
    try expect(
      everything,
      [
        [129, 102, 150], [101, 23, 167], [151, 188, 141], [105, 140, 186], [161, 209, 133],
        [86, 180, 217],
      ])
  }

  @Test func reflectionFillsAsInKeras() throws {
    var transform = everything
    transform.fillMode = .reflect
    try expect(
      transform,
      [
        [129, 102, 150], [101, 23, 167], [151, 188, 141], [105, 140, 186], [161, 209, 133],
        [96, 180, 205],
      ])
  }

  /// Half a pixel outside, at (19, 27), OpenCV mixes the edge with the constant; SciPy, below Keras, does not.
  @Test func aConstantFillsAsInKeras() throws {
    var transform = everything
    transform.fillMode = .constant
    transform.fillValue = 7
    try expect(
      transform,
      [
        [129, 102, 150], [101, 23, 167], [151, 188, 141], [105, 140, 186], [17, 20, 15], [7, 7, 7],
      ])
  }

  @Test func eachPartAloneIsThatOfKeras() throws {
    var turned = PictureTransform()
    turned.rotation = -40
    turned.rowZoom = 1.3
    turned.columnZoom = 0.8
    try expect(
      turned,
      [
        [118, 114, 165], [67, 116, 226], [164, 122, 111], [128, 163, 163], [163, 117, 112],
        [129, 209, 171],
      ])
    var sheared = PictureTransform()
    sheared.shear = -15
    sheared.rowShift = 3
    try expect(
      sheared,
      [
        [134, 118, 147], [70, 57, 212], [182, 185, 102], [133, 158, 156], [188, 206, 99],
        [126, 206, 174],
      ])
  }

  @Test func tonesChangeAfterTheMapAndFlipsInTheirOrder() throws {
    var transform = everything
    transform.isFlippedHorizontally = true
    transform.channelShift = 20
    transform.brightness = 0.7
    try expect(
      transform,
      [
        [104, 80, 116], [76, 117, 155], [110, 35, 100], [93, 44, 122], [108, 28, 102],
        [84, 28, 130],
      ])
    var bright = PictureTransform()
    bright.rotation = 5
    bright.rowShift = -1
    bright.isFlippedVertically = true
    bright.brightness = 1.4
    try expect(
      bright,
      [
        [149, 163, 249], [180, 81, 196], [128, 255, 255], [191, 225, 211], [128, 255, 255],
        [247, 255, 156],
      ])
  }

  @Test func nothingIsChangedByDefaultAndFlipsAreExact() throws {
    #expect(try PictureTransform().apply(to: picture) == picture)
    var flip = PictureTransform()
    flip.isFlippedHorizontally = true
    let flipped = try flip.apply(to: picture)
    #expect(flipped != picture)
    #expect(flipped[7, 0, 1] == picture[7, 27, 1])
    #expect(try flip.apply(to: flipped) == picture)
  }

  @Test func aCutOutIsGreyAndStaysInside() throws {
    var transform = PictureTransform()
    transform.cutOut = .init(row: 1, column: 27, edge: 6)
    let changed = try transform.apply(to: picture)
    let grey = (0..<20 * 28).count(where: { place in
      (0..<3).allSatisfy { changed[place / 28, place % 28, $0] == 128 }
    })
    #expect(grey == 4 * 4)
  }

  @Test func drawnValuesLieInTheirRangesAndFollowTheGenerator() {
    let augmentation = Augmentation(
      rotationRange: 20, widthShiftRange: 0.1, heightShiftRange: 3, shearRange: 5,
      zoomRange: 0.8...1.1, channelShiftRange: 12, brightnessRange: 0.5...1.5,
      horizontalFlip: true, cutOut: 0.25)
    var flips = 0
    for seed in 0..<200 {
      var generator = CountingGenerator(state: UInt64(seed))
      let transform = augmentation.transform(height: 20, width: 40, using: &generator)
      #expect(abs(transform.rotation) <= 20 && abs(transform.shear) <= 5)
      #expect(abs(transform.columnShift) <= 4 && abs(transform.rowShift) <= 3)
      #expect((0.8...1.1).contains(transform.rowZoom))
      #expect((0.8...1.1).contains(transform.columnZoom))
      #expect(abs(transform.channelShift) <= 12 && transform.cutOut?.edge == 5)
      #expect((0.5...1.5).contains(transform.brightness ?? 0))
      #expect(!transform.isFlippedVertically)
      if transform.isFlippedHorizontally { flips += 1 }
      var again = CountingGenerator(state: UInt64(seed))
      #expect(augmentation.transform(height: 20, width: 40, using: &again) == transform)
    }
    #expect((70...130).contains(flips))
  }
}

/// Steele, Lea and Flood's SplitMix64.
struct CountingGenerator: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = (state ^ (state >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}
