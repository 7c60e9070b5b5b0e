import Foundation
import Images
import Tensor
import Testing

/// What is written can be read, whatever the size and the number of channels.
@Suite struct RoundTripTests {
  private static func picture(_ number: Int, channels: Int) -> Tensor<UInt8> {
    var generator = SplitMix(state: UInt64(number))
    let (height, width) = (generator.next(1...70), generator.next(1...70))
    return Tensor(shape: [height, width, channels]) { pixels in
      for index in pixels.indices { pixels[index] = UInt8(generator.next(0...255)) }
    }
  }

  @Test(arguments: 0..<40)
  func losslessFormatsGiveTheSamePixels(number: Int) throws {
    for channels in [1, 3] {
      let picture = Self.picture(number, channels: channels)
      for format in [ImageEncoder.Format.png, .losslessWebP] {
        let decoder = ImageDecoder(
          width: picture.shape[1], height: picture.shape[0], channels: channels)
        #expect(try decoder.decode(ImageEncoder(format).encode(picture)) == picture)
      }
    }
  }

  @Test(arguments: 0..<20) func opacityIsDropped(number: Int) throws {
    let picture = Self.picture(number, channels: 4)
    let decoder = ImageDecoder(width: picture.shape[1], height: picture.shape[0])
    let decoded = try decoder.decode(ImageEncoder(.png).encode(picture))
    for y in 0..<picture.shape[0] {
      for x in 0..<picture.shape[1] {
        for channel in 0..<3 { #expect(decoded[y, x, channel] == picture[y, x, channel]) }
      }
    }
  }

  @Test(arguments: 0..<20) func everyFormatKeepsTheSize(number: Int) throws {
    let picture = Self.picture(number, channels: 3)
    let path = NSTemporaryDirectory() + "picture-\(UUID().uuidString)"
    defer { unlink(path) }
    for format in [ImageEncoder.Format.jpeg(quality: 70), .webp(quality: 70), .png] {
      try ImageEncoder(format).encode(picture).write(to: URL(filePath: path))
      #expect(try Tensor<UInt8>(pictureFile: path).shape == picture.shape)
      #expect(try Tensor<UInt8>(pictureFile: path, channels: 1).shape.last == 1)
    }
  }

  /// Beginnings of pictures with anything behind them.
  @Test(arguments: 0..<300) func noBytesCrash(number: Int) throws {
    var generator = SplitMix(state: UInt64(number))
    let starts: [[UInt8]] = [
      [0xFF, 0xD8, 0xFF], [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A], Array("BM".utf8),
      Array("RIFF".utf8) + [0xFF, 0, 0, 0] + Array("WEBPVP8X".utf8),
      Array("RIFF".utf8) + [9, 0, 0, 0] + Array("WEBPVP8L".utf8), [],
    ]
    let bytes =
      starts[number % starts.count]
      + (0..<generator.next(0...400)).map { _ in UInt8(generator.next(0...255)) }
    _ = try? ImageDecoder(width: 4, height: 4).decode(bytes)
    _ = try? ImageDecoder(width: 4, height: 4, channels: 1, resampling: .fast).decode(bytes)
  }
}

/// Steele and others, "Fast splittable pseudorandom number generators", 2014.
struct SplitMix: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ mixed >> 30) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
    return mixed ^ mixed >> 31
  }

  mutating func next(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &self) }
}
