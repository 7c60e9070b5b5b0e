import Foundation
import Images
import Tensor
import Testing

@Suite struct DamagedPictureTests {
  private let decoder = ImageDecoder(width: 16, height: 16)

  /// A picture with detail everywhere, 64 pixels square.
  private let picture = Tensor<UInt8>(shape: [64, 64, 3]) { pixels in
    var generator = RandomBytes()
    for index in pixels.indices { pixels[index] = generator.next() }
  }

  private func reason(_ bytes: some Collection<UInt8>) -> String? {
    do {
      _ = try decoder.decode(bytes)
      return nil
    } catch {
      return (error as? ImageError)?.reason
    }
  }

  @Test(arguments: [ImageEncoder.Format.jpeg(quality: 80), .png, .losslessWebP])
  func everyTruncationIsFound(_ format: ImageEncoder.Format) throws {
    let file = try ImageEncoder(format).encode(picture)
    #expect(reason(file) == nil)
    for count in stride(from: 24, to: file.count - 1, by: file.count / 40) {
      #expect(reason(file.prefix(count)) == "it is truncated", "\(count) of \(file.count) bytes")
    }
  }

  @Test func aJPEGThatEndsTooEarlyButProperlyIsDamaged() throws {
    let file = try ImageEncoder(.jpeg(quality: 80)).encode(picture)
    let closed = file.prefix(file.count / 2) + [0xFF, 0xD9]
    #expect(reason(closed)?.hasPrefix("it is damaged (") == true)
  }

  @Test func aJPEGWithWrongBytesInTheMiddleIsDamaged() throws {
    var file = try ImageEncoder(.jpeg(quality: 80)).encode(picture)
    for index in stride(from: file.count / 2, to: file.count / 2 + 300, by: 2) {
      file[index] = 0xFF  // bits that no code begins with
      file[index + 1] = 0
    }
    #expect(reason(file)?.hasPrefix("it is damaged (") == true)
  }

  @Test func aPNGWithAWrongByteIsDamaged() throws {
    var file = try ImageEncoder(.png).encode(picture)
    file[file.count / 2] ^= 1
    #expect(reason(file)?.hasPrefix("it is damaged (") == true)
  }

  @Test func strayBytesBehindAJPEGDoNotMatter() throws {
    let file = try ImageEncoder(.jpeg(quality: 80)).encode(picture)
    #expect(reason(file + [1, 2, 3]) == nil)
  }

  @Test func otherContentIsNamed() {
    #expect(reason([]) == "it is empty")
    #expect(reason(Array("GIF89a........".utf8)) == "it is a GIF, which cannot be read")
    #expect(reason([0, 1, 2]) == "it is not a JPEG, PNG, WebP or BMP picture")
  }

  @Test func picturesWithTooManyPixelsAreRefusedBeforeTheyAreDecoded() throws {
    var bomb = Array(try ImageEncoder(.png).encode(picture))
    bomb.replaceSubrange(
      16..<33, with: [0, 0, 0x4E, 0x20, 0, 0, 0x4E, 0x20, 8, 2, 0, 0, 0, 0x6C, 0x12, 0xD1, 0x6E])
    #expect(reason(bomb) == "it has 20000x20000 pixels, more than the 67108864 that are read")
  }

  @Test(arguments: [(1, 1), (20_000, 1), (1, 20_000), (3, 2)])
  func oddSizesAreRead(width: Int, height: Int) throws {
    let odd = Tensor<UInt8>(shape: [height, width, 3], repeating: 90)
    for format in [ImageEncoder.Format.png, .jpeg(quality: 100)] {
      let decoded = try decoder.decode(ImageEncoder(format).encode(odd))
      #expect(decoded.elements.allSatisfy { abs(Int($0) - 90) <= 1 })
    }
  }

  @Test func noSequenceOfBytesCrashes() throws {
    var generator = RandomBytes()
    for format in [ImageEncoder.Format.jpeg(quality: 80), .png, .losslessWebP] {
      let file = Array(try ImageEncoder(format).encode(picture))
      for _ in 0..<150 {
        var bytes = file
        for _ in 0..<4 {
          let place = Int(generator.next()) << 8 | Int(generator.next())
          bytes[place % bytes.count] = generator.next()
        }
        _ = reason(bytes)
      }
    }
  }
}

/// Bytes without pattern, the same in each run.
struct RandomBytes {
  private var state: UInt32 = 2_463_534_242

  /// Marsaglia's xorshift.
  mutating func next() -> UInt8 {
    state ^= state << 13
    state ^= state >> 17
    state ^= state << 5
    return UInt8(truncatingIfNeeded: state)
  }
}
