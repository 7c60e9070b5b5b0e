import Foundation
import Images
import Tensor
import Testing

/// One decoder decides a picture's size, orientation, damage and number of scans, whatever metadata the file has.
@Suite struct OneDecoderTests {
  private let decoder = ImageDecoder(width: 16, height: 16)

  private func jpeg(width: Int = 64, height: Int = 64, quality: Int = 80) throws -> Data {
    let picture = Tensor<UInt8>(shape: [height, width, 3]) { pixels in
      var generator = RandomBytes()
      for index in pixels.indices { pixels[index] = generator.next() }
    }
    return try ImageEncoder(.jpeg(quality: quality)).encode(picture)
  }

  /// The file with an Exif segment behind its first marker.
  private func withExif(_ file: Data, orientation: UInt8 = 1) -> Data {
    let tiff: [UInt8] =
      [0x4D, 0x4D, 0, 42, 0, 0, 0, 8, 0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation]
      + [0, 0, 0, 0, 0, 0]
    let segment = Data([0xFF, 0xE1, 0, UInt8(tiff.count + 8)]) + Data("Exif\0\0".utf8) + tiff
    return file.prefix(2) + segment + file.dropFirst(2)
  }

  private func reason(_ bytes: some Collection<UInt8>) -> String? {
    #expect(throws: (any Error).self) { try decoder.decode(bytes) }
      .flatMap { ($0 as? ImageError)?.reason }
  }

  @Test(arguments: [1, 3], [1, 30, 80, 100])
  func metadataDoesNotChangeThePixels(channels: Int, quality: Int) throws {
    let file = try jpeg(width: 83, height: 57, quality: quality)
    let decoder = ImageDecoder(width: 83, height: 57, channels: channels)
    #expect(try decoder.decode(withExif(file)) == decoder.decode(file))
  }

  @Test(arguments: 1...8) func damageIsFoundInRotatedPictures(orientation: UInt8) throws {
    let file = try withExif(jpeg(), orientation: orientation)
    _ = try decoder.decode(file)
    #expect(reason(file.dropLast(200)) == "it is truncated")
    let closed = file.prefix(file.count / 2) + [0xFF, 0xD9]
    #expect(reason(closed)?.hasPrefix("it is damaged (") == true)
  }

  @Test(arguments: [true, false])
  func aSecondFrameHeaderBehindTheScanIsDamage(hasExif: Bool) throws {
    let small = try jpeg()
    let file = hasExif ? withExif(small) : small
    // 65,000 x 65,000 pixels, declared where a decoder has seen the first header already.
    let frame: [UInt8] = [0xFF, 0xC0, 0, 11, 8, 0xFD, 0xE8, 0xFD, 0xE8, 1, 1, 0x11, 0]
    #expect(reason(file.dropLast(2) + frame + [0xFF, 0xD9])?.hasPrefix("it is damaged (") == true)
  }

  @Test func theFirstFrameHeaderLimitsThePixels() throws {
    var file = Array(try jpeg())
    let frame = try #require(file.indices.first { file[$0] == 0xFF && file[$0 + 1] == 0xC0 })
    file.replaceSubrange(frame + 5..<frame + 9, with: [0xFD, 0xE8, 0xFD, 0xE8])
    #expect(reason(file) == "it has 65000x65000 pixels, more than the 67108864 that are read")
  }

  /// A progressive picture of one component with the given number of scans, all of them empty.
  private func progressive(scans: Int, side: UInt16) -> [UInt8] {
    let (high, low) = (UInt8(side >> 8), UInt8(side & 0xFF))
    var file: [UInt8] = [0xFF, 0xD8, 0xFF, 0xC2, 0, 11, 8, high, low, high, low, 1, 1, 0x11, 0]
    file += [0xFF, 0xDB, 0, 67, 0] + [UInt8](repeating: 1, count: 64)
    // One code of one bit in each table: no difference for DC, the end of the block for AC.
    for table: UInt8 in [0x00, 0x10] {
      file += [0xFF, 0xC4, 0, 20, table, 1] + [UInt8](repeating: 0, count: 15) + [0]
    }
    let blocks = (Int(side) + 7) / 8
    let data = [UInt8](repeating: 0, count: (blocks * blocks + 7) / 8)
    for scan in 0..<scans {
      let place = UInt8(scan == 0 ? 0 : 1 + scan % 63)
      file += [0xFF, 0xDA, 0, 8, 1, 1, 0, place, place, 0] + data
    }
    return file + [0xFF, 0xD9]
  }

  @Test func picturesWithManyScansAreRefusedAtOnce() throws {
    let start = ContinuousClock.now
    for count in [65, 3_000] {
      let file = progressive(scans: count, side: 1_024)
      #expect(reason(file) == "it has more than the 64 scans that are read")
      #expect(reason(withExif(Data(file), orientation: 6)) == reason(file))
    }
    #expect(ContinuousClock.now - start < .seconds(2))
    _ = try decoder.decode(progressive(scans: 64, side: 64))
  }

  /// The libraries describe what they find, as in `libpng warning: iCCP: ...`; that must not reach the user's terminal.
  @Test func nothingIsPrinted() throws {
    let picture = Tensor<UInt8>(shape: [8, 8, 3], repeating: 7)
    var png = try ImageEncoder(.png).encode(picture)
    // A color profile with a wrong checksum, and a wrong length of the pixels' data.
    png.insert(contentsOf: [0, 0, 0, 4] + Array("iCCPabcd".utf8) + [1, 2, 3, 4], at: 33)
    let files = [png, png.prefix(60), try jpeg().dropLast(99), try withExif(jpeg()).dropLast(99)]
    let printed = try StandardError.captured { for file in files { _ = try? decoder.decode(file) } }
    for name in ["libpng", "JPEG", "OpenCV", "warning"] { #expect(!printed.contains(name)) }
    #expect(try decoder.decode(png).elements.allSatisfy { $0 == 7 })
  }

  @Test func rotationsInAPNGAreApplied() throws {
    let picture = Tensor<UInt8>(shape: [2, 3, 3], elements: (0..<18).map { UInt8($0) })
    var png = try ImageEncoder(.png).encode(picture)
    let tiff: [UInt8] =
      [0x4D, 0x4D, 0, 42, 0, 0, 0, 8, 0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, 6, 0, 0, 0, 0, 0, 0]
    let content = Array("eXIf".utf8) + tiff
    png.insert(
      contentsOf: [0, 0, 0, UInt8(tiff.count)] + content + Self.checksum(content), at: 33)
    let turned = try ImageDecoder(width: 2, height: 3).decode(png)
    for y in 0..<2 { for x in 0..<3 { #expect(turned[x, 1 - y, 0] == picture[y, x, 0]) } }
  }

  /// CRC-32 as in ISO 3309.
  private static func checksum(_ bytes: [UInt8]) -> [UInt8] {
    let crc = ~bytes.reduce(~0 as UInt32) { crc, byte in
      (0..<8).reduce(crc ^ UInt32(byte)) { value, _ in
        value >> 1 ^ (value & 1 == 1 ? 0xEDB8_8320 : 0)
      }
    }
    return withUnsafeBytes(of: crc.bigEndian) { Array($0) }
  }
}

/// What is written to descriptor 2.
enum StandardError {
  static func captured(_ body: () throws -> Void) throws -> String {
    let path = NSTemporaryDirectory() + "stderr-\(UUID().uuidString)"
    let (file, saved) = (open(path, O_RDWR | O_CREAT | O_EXCL, 0o600), dup(2))
    defer {
      close(file)
      close(saved)
      unlink(path)
    }
    try #require(file >= 0 && saved >= 0)
    dup2(file, 2)
    defer { dup2(saved, 2) }
    try body()
    return String(decoding: FileManager.default.contents(atPath: path) ?? Data(), as: UTF8.self)
  }
}
