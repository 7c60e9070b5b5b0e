import Display
import Foundation

/// Small PNG files, written without a library: stored blocks need no compressor.
enum SamplePicture {
  /// A square in one color with a diagonal.
  static func picture(edge: Int, gray: UInt8, alternativeText: String) -> Picture {
    var rows: [UInt8] = []
    for y in 0..<edge {
      rows.append(0)
      for x in 0..<edge { rows.append(x == y ? 255 - gray : gray) }
    }
    var data = Data([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A])
    data += chunk("IHDR", bytes(UInt32(edge)) + bytes(UInt32(edge)) + [8, 0, 0, 0, 0])
    let count = UInt16(rows.count)
    var stored: [UInt8] = [0x78, 0x01, 1]
    for half in [count, ~count] {
      stored.append(UInt8(truncatingIfNeeded: half))
      stored.append(UInt8(truncatingIfNeeded: half >> 8))
    }
    stored += rows
    stored += bytes(adler(rows))
    data += chunk("IDAT", stored)
    data += chunk("IEND", [])
    return Picture(
      data: data, mediaType: "image/png", width: edge, height: edge,
      alternativeText: alternativeText)
  }

  private static func chunk(_ name: String, _ content: [UInt8]) -> Data {
    let body = Array(name.utf8) + content
    return Data(bytes(UInt32(content.count)) + body + bytes(crc(body)))
  }

  private static func bytes(_ number: UInt32) -> [UInt8] {
    (0..<4).map { UInt8(truncatingIfNeeded: number >> (24 - 8 * $0)) }
  }

  private static func crc(_ bytes: [UInt8]) -> UInt32 {
    var crc = ~UInt32(0)
    for byte in bytes {
      crc ^= UInt32(byte)
      for _ in 0..<8 {
        let isOdd = crc & 1 == 1
        crc >>= 1
        if isOdd { crc ^= 0xEDB8_8320 }
      }
    }
    return ~crc
  }

  private static func adler(_ bytes: [UInt8]) -> UInt32 {
    var (low, high): (UInt32, UInt32) = (1, 0)
    for byte in bytes {
      low = (low + UInt32(byte)) % 65521
      high = (high + low) % 65521
    }
    return high << 16 | low
  }
}
