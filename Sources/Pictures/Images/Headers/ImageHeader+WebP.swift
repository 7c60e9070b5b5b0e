extension ImageHeader {
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
}
