import Foundation
import Images
import Tensor
import Testing

@Suite struct ImageDecoderTests {
  /// A smooth picture, 40 pixels wide and 30 high.
  private let picture = Tensor<UInt8>(shape: [30, 40, 3]) { pixels in
    for y in 0..<30 {
      for x in 0..<40 {
        pixels[(y * 40 + x) * 3] = UInt8(y * 8)
        pixels[(y * 40 + x) * 3 + 1] = UInt8(x * 6)
        pixels[(y * 40 + x) * 3 + 2] = UInt8(90 + x)
      }
    }
  }

  @Test func decodesAtTheSameSizeToTheSamePixels() throws {
    let file = try ImageEncoder(.png).encode(picture)
    #expect(try ImageDecoder(width: 40, height: 30).decode(file) == picture)
  }

  @Test(arguments: [ImageEncoder.Format.jpeg(quality: 95), .webp(quality: 95), .losslessWebP])
  func decodesEachFormatToNearlyTheSamePixels(_ format: ImageEncoder.Format) throws {
    let decoded = try ImageDecoder(width: 40, height: 30).decode(
      ImageEncoder(format).encode(picture))
    for (a, b) in zip(decoded.elements, picture.elements) { #expect(abs(Int(a) - Int(b)) <= 12) }
  }

  @Test func resizesAsTheBilinearFormulaSays() throws {
    let file = try ImageEncoder(.png).encode(picture)
    let decoded = try ImageDecoder(width: 25, height: 17).decode(file)
    for y in 0..<17 {
      for x in 0..<25 {
        for channel in 0..<3 {
          let expected = bilinear(picture, y, x, channel, height: 17, width: 25)
          #expect(abs(Double(decoded[y, x, channel]) - expected) <= 1)
        }
      }
    }
  }

  @Test func rotationsInTheMetadataAreApplied() throws {
    let file = try ImageEncoder(.jpeg(quality: 100)).encode(picture)
    let tiff: [UInt8] = [
      0x4D, 0x4D, 0, 42, 0, 0, 0, 8, 0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, 3, 0, 0, 0, 0, 0, 0,
    ]  // orientation 3: upside down
    let exif = Data([0xFF, 0xE1, 0, UInt8(tiff.count + 8)]) + Data("Exif\0\0".utf8) + tiff
    let rotated = try ImageDecoder(width: 40, height: 30).decode(
      file.prefix(2) + exif + file.dropFirst(2))
    for channel in 0..<3 {
      #expect(abs(Int(rotated[2, 3, channel]) - Int(picture[27, 36, channel])) <= 6)
    }
  }

  @Test func decodesToGrey() throws {
    let file = try ImageEncoder(.png).encode(picture)
    let decoded = try ImageDecoder(width: 40, height: 30, channels: 1).decode(file)
    #expect(decoded.shape == [30, 40, 1])
    let weights = [0.299, 0.587, 0.114]
    let luma = (0..<3).reduce(0.0) { $0 + weights[$1] * Double(picture[9, 9, $1]) }
    #expect(abs(Double(decoded[9, 9, 0]) - luma) <= 1)
  }

  @Test func fastDecodingGivesNearlyTheSamePicture() throws {
    let large = try picture.resized(width: 400, height: 300)
    let file = try ImageEncoder(.jpeg(quality: 95)).encode(large)
    let exact = try ImageDecoder(width: 32, height: 32).decode(file)
    let fast = try ImageDecoder(width: 32, height: 32, resampling: .fast).decode(file)
    let differences = zip(exact.elements, fast.elements).map { abs(Int($0) - Int($1)) }
    #expect(differences.max() ?? 0 <= 12)
  }

  /// What `cv2.resize` computes, in floating point.
  private func bilinear(
    _ picture: Tensor<UInt8>, _ y: Int, _ x: Int, _ channel: Int, height: Int, width: Int
  ) -> Double {
    func place(_ index: Int, _ from: Int, _ to: Int) -> (Int, Int, Double) {
      let exact = (Double(index) + 0.5) * Double(from) / Double(to) - 0.5
      let low = Int(exact.rounded(.down))
      let share = exact - Double(low)
      return (min(max(low, 0), from - 1), min(max(low + 1, 0), from - 1), share)
    }
    let (top, bottom, down) = place(y, picture.shape[0], height)
    let (left, right, along) = place(x, picture.shape[1], width)
    func value(_ y: Int, _ x: Int) -> Double { Double(picture[y, x, channel]) }
    let above = value(top, left) * (1 - along) + value(top, right) * along
    let below = value(bottom, left) * (1 - along) + value(bottom, right) * along
    return above * (1 - down) + below * down
  }
}
