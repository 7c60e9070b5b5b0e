import Foundation
import Images
import Tensor
import Testing

@Suite struct ImageEncoderTests {
  /// A smooth picture, 24 pixels wide and 16 high.
  private func picture(channels: Int) -> Tensor<UInt8> {
    Tensor<UInt8>(shape: [16, 24, channels]) { pixels in
      for index in pixels.indices {
        let (place, channel) = (index / channels, index % channels)
        pixels[index] =
          channel == 3 ? UInt8(place % 251) : UInt8(place / 24 * 7 + place % 24 * 4 + channel * 15)
      }
    }
  }

  @Test(arguments: [1, 3]) func aJPEGIsNearlyThePicture(channels: Int) throws {
    let picture = picture(channels: channels)
    let file = try ImageEncoder(.jpeg(quality: 95)).encode(picture)
    let decoded = try ImageDecoder(width: 24, height: 16, channels: channels).decode(file)
    for (a, b) in zip(decoded.elements, picture.elements) { #expect(abs(Int(a) - Int(b)) <= 12) }
  }

  @Test func aJPEGHasNoOpacity() throws {
    let encoder = ImageEncoder(.jpeg(quality: 90))
    #expect(try encoder.encode(picture(channels: 4)) == encoder.encode(picture(channels: 3)))
  }

  @Test func theWordsOfACanvasGiveTheSameJPEG() throws {
    let picture = picture(channels: 3)
    let rowSize = 24 * 4 + 8
    var words = [UInt8](repeating: 9, count: 16 * rowSize)
    for y in 0..<16 {
      for x in 0..<24 {
        let rgb = (0..<3).reduce(UInt32(0xAB)) { $0 << 8 | UInt32(picture[y, x, $1]) }
        withUnsafeBytes(of: rgb) { bytes in
          for (index, byte) in bytes.enumerated() { words[y * rowSize + x * 4 + index] = byte }
        }
      }
    }
    let file = try words.withUnsafeBytes {
      try ImageEncoder.jpeg(words: $0, width: 24, height: 16, rowSize: rowSize, quality: 77)
    }
    #expect(try file == ImageEncoder(.jpeg(quality: 77)).encode(picture))
  }

  @Test func aLargePictureGrowsItsMemory() throws {
    let noise = Tensor<UInt8>(shape: [300, 300, 3]) { pixels in
      var generator = RandomBytes()
      for index in pixels.indices { pixels[index] = generator.next() }
    }
    let file = try ImageEncoder(.jpeg(quality: 100)).encode(noise)
    #expect(file.count > 100_000)
    #expect(try ImageDecoder(width: 30, height: 30).decode(file).shape == [30, 30, 3])
  }

  @Test(arguments: [ImageEncoder.Format.jpeg(quality: 80), .webp(quality: 80)])
  func aSideThatTheFormatCannotHoldIsAnError(_ format: ImageEncoder.Format) {
    let long = Tensor<UInt8>(shape: [1, 70_000, 1], repeating: 0)
    #expect(throws: ImageError.self) { try ImageEncoder(format).encode(long) }
  }
}
