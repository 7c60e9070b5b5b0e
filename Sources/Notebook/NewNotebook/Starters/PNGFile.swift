import Foundation

/// Writes small gray pictures as PNG files (ISO 15948), without compression.
enum PNGFile {
  static func encode(gray pixels: [UInt8], width: Int) -> Data {
    let height = pixels.count / width
    var header = bigEndian(UInt32(width)) + bigEndian(UInt32(height))
    // 8 bits, gray, and the only methods there are.
    header += [8, 0, 0, 0, 0]
    // Each line begins with the filter that changes nothing.
    let lines = (0..<height).flatMap { [0] + pixels[($0 * width)..<(($0 + 1) * width)] }
    var file: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]
    file += chunk("IHDR", header) + chunk("IDAT", stored(lines)) + chunk("IEND", [])
    return Data(file)
  }

  private static func chunk(_ type: String, _ content: [UInt8]) -> [UInt8] {
    let body = Array(type.utf8) + content
    return bigEndian(UInt32(content.count)) + body + bigEndian(cyclicRedundancyCheck(body))
  }

  /// A zlib stream of stored blocks (RFC 1950 and 1951).
  private static func stored(_ bytes: [UInt8]) -> [UInt8] {
    var result: [UInt8] = [0x78, 0x01]
    for start in stride(from: 0, to: bytes.count, by: 65535) {
      let block = bytes[start..<min(start + 65535, bytes.count)]
      let count = UInt16(block.count)
      result.append(block.endIndex == bytes.count ? 1 : 0)
      for number in [count, ~count] { result += [UInt8(number & 255), UInt8(number >> 8)] }
      result += block
    }
    var (first, second): (UInt32, UInt32) = (1, 0)
    for byte in bytes {
      first = (first + UInt32(byte)) % 65521
      second = (second + first) % 65521
    }
    return result + bigEndian(second << 16 | first)
  }

  private static func cyclicRedundancyCheck(_ bytes: [UInt8]) -> UInt32 {
    var check: UInt32 = 0xFFFF_FFFF
    for byte in bytes {
      check ^= UInt32(byte)
      for _ in 0..<8 { check = check & 1 == 1 ? 0xEDB8_8320 ^ (check >> 1) : check >> 1 }
    }
    return ~check
  }

  private static func bigEndian(_ number: UInt32) -> [UInt8] {
    withUnsafeBytes(of: number.bigEndian) { Array($0) }
  }
}
