import Images
import Testing

/// OpenCV's area filter is the reference.
@Suite struct AreaFilterTests {
  /// Noise, as it is hardest.
  private func noise(_ count: Int) -> [UInt8] {
    var state: UInt32 = 7
    return (0..<count).map { _ in
      state = state &* 1_664_525 &+ 1_013_904_223
      return UInt8(state >> 24)
    }
  }

  @Test(arguments: [(72, 108), (85, 64), (64, 64), (128, 192), (127, 65), (400, 300), (64, 701)])
  func isThatOfOpenCVUpToARounding(_ width: Int, _ height: Int) throws {
    for channels in [1, 3] {
      let pixels = noise(width * height * channels)
      let expected = try pixels.withUnsafeBufferPointer {
        try Thumbnail.pixels(of: $0, width: width, height: height, channels: channels, side: 64)
      }
      let found = [UInt8](unsafeUninitializedCapacity: expected.count) { output, count in
        AreaFilter(from: (width, height), to: (64, 64), channels: channels)
          .apply(pixels, to: output.baseAddress!)
        count = expected.count
      }
      let differences = zip(expected, found).map { abs(Int($0) - Int($1)) }
      #expect(differences.max() ?? 9 <= 1, "\(width)x\(height), \(channels) channels")
    }
  }

  @Test func keepsWhiteWhite() {
    let white = [UInt8](repeating: 255, count: 97 * 83 * 3)
    let found = [UInt8](unsafeUninitializedCapacity: 64 * 64 * 3) { output, count in
      AreaFilter(from: (97, 83), to: (64, 64), channels: 3).apply(white, to: output.baseAddress!)
      count = 64 * 64 * 3
    }
    #expect(found.allSatisfy { $0 == 255 })
  }
}
