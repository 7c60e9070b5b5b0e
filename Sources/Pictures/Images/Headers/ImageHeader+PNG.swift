extension ImageHeader {
  /// Walks through the chunks of a PNG up to its end chunk and checks their checksums (PNG specification, 5.3).
  static func sizeOfPNG(_ bytes: UnsafeRawBufferPointer) throws -> (width: Int, height: Int) {
    guard let width = bytes.integer(at: 16, bigEndian: true, as: UInt32.self),
      let height = bytes.integer(at: 20, bigEndian: true, as: UInt32.self)
    else { throw truncated }
    guard bytes[12..<16].elementsEqual("IHDR".utf8) else { throw damaged }
    var position = 8
    while let length = bytes.integer(at: position, bigEndian: true, as: UInt32.self) {
      guard position + length + 12 <= bytes.count else { break }
      let content = UnsafeRawBufferPointer(rebasing: bytes[position + 4..<position + 8 + length])
      let stated = bytes.integer(at: position + 8 + length, bigEndian: true, as: UInt32.self)
      guard stated == Int(checksum(content)) else { throw damaged }
      if content.starts(with: "IEND".utf8) { return (width, height) }
      position += length + 12
    }
    throw truncated
  }

  /// CRC-32 as in ISO 3309, byte by byte.
  private static func checksum(_ bytes: UnsafeRawBufferPointer) -> UInt32 {
    checksumTable.withUnsafeBufferPointer { table in
      ~bytes.reduce(~0) { table[Int(UInt8(truncatingIfNeeded: $0) ^ $1)] ^ $0 >> 8 }
    }
  }

  private static let checksumTable: [UInt32] = (0..<256).map { byte in
    (0..<8).reduce(UInt32(byte)) { value, _ in value >> 1 ^ (value & 1 == 1 ? 0xEDB8_8320 : 0) }
  }
}
