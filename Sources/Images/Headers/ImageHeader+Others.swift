extension ImageHeader {
  /// The header chunk of a PNG, and its chunks up to the end chunk.
  static func sizeOfPNG(_ bytes: UnsafeRawBufferPointer) throws -> (width: Int, height: Int) {
    guard let width = bytes.integer(at: 16, bigEndian: true, as: UInt32.self),
      let height = bytes.integer(at: 20, bigEndian: true, as: UInt32.self)
    else { throw truncated }
    guard bytes[12..<16].elementsEqual("IHDR".utf8) else { throw damaged }
    var position = 8
    while let length = bytes.integer(at: position, bigEndian: true, as: UInt32.self),
      position + length + 12 <= bytes.count
    {
      if bytes[position + 4..<position + 8].elementsEqual("IEND".utf8) { return (width, height) }
      position += length + 12
    }
    throw truncated
  }

  /// The first chunk of a WebP file, in each of its three kinds (RFC 9649).
  static func sizeOfWebP(_ bytes: UnsafeRawBufferPointer) throws -> (width: Int, height: Int) {
    guard let length = bytes.integer(at: 4, bigEndian: false, as: UInt32.self),
      length + 8 <= bytes.count, bytes.count >= 30
    else { throw truncated }
    func number(_ offset: Int) -> Int {
      bytes.integer(at: offset, bigEndian: false, as: UInt16.self) ?? 0
    }
    switch String(decoding: bytes[12..<16], as: UTF8.self) {
    case "VP8 ": return (number(26) & 0x3FFF, number(28) & 0x3FFF)
    case "VP8L":
      let packed = number(21) | number(23) << 16
      return (packed & 0x3FFF + 1, packed >> 14 & 0x3FFF + 1)
    case "VP8X":
      return (
        number(24) | Int(bytes[26]) << 16 + 1, number(27) | Int(bytes[29]) << 16 + 1
      )
    default: throw damaged
    }
  }

  /// The header of a Windows bitmap, old (12 bytes) or new.
  static func sizeOfBMP(_ bytes: UnsafeRawBufferPointer) throws -> (width: Int, height: Int) {
    func number(_ offset: Int) -> Int {
      bytes.integer(at: offset, bigEndian: false, as: UInt32.self) ?? 0
    }
    if number(14) == 12 { return (number(18) & 0xFFFF, number(18) >> 16) }
    let height = Int(Int32(truncatingIfNeeded: number(22)))  // negative: rows from the top
    return (Int(Int32(truncatingIfNeeded: number(18))), abs(height))
  }
}
