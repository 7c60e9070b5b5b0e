extension ImageFormat {
  /// The size in pixels that the header of a WebP or BMP file declares.
  ///
  /// OpenCV, which decodes these two, states a size only after it has decoded all pixels. This check comes before, so that a small
  /// file cannot make it allocate gigabytes.
  ///
  /// - Throws: ``ImageError`` for a file that ends inside its header or declares more bytes than it has.
  func declaredSize(in bytes: UnsafeRawBufferPointer) throws -> (width: Int, height: Int) {
    self == .webp ? try Self.sizeOfWebP(bytes) : Self.sizeOfBMP(bytes)
  }

  /// The first chunk of a WebP file, in each of its three kinds (RFC 9649).
  private static func sizeOfWebP(
    _ bytes: UnsafeRawBufferPointer
  ) throws -> (width: Int, height: Int) {
    guard bytes.count >= 30, bytes.integer(at: 4, as: UInt32.self) + 8 <= bytes.count else {
      throw ImageError("it is truncated")
    }
    func number(_ offset: Int) -> Int { bytes.integer(at: offset, as: UInt16.self) }
    switch String(decoding: bytes[12..<16], as: UTF8.self) {
    case "VP8 ": return (number(26) & 0x3FFF, number(28) & 0x3FFF)
    case "VP8L":
      let packed = number(21) | number(23) << 16
      return (packed & 0x3FFF + 1, packed >> 14 & 0x3FFF + 1)
    case "VP8X":
      return (number(24) | Int(bytes[26]) << 16 + 1, number(27) | Int(bytes[29]) << 16 + 1)
    default: throw ImageError("it is damaged (its first chunk is unknown)")
    }
  }

  /// The header of a Windows bitmap, old (12 bytes) or new. A negative height means rows from the top.
  private static func sizeOfBMP(_ bytes: UnsafeRawBufferPointer) -> (width: Int, height: Int) {
    func number(_ offset: Int) -> Int { bytes.integer(at: offset, as: UInt32.self) }
    if number(14) == 12 { return (number(18) & 0xFFFF, number(18) >> 16) }
    let (width, height) = (
      Int32(truncatingIfNeeded: number(18)), Int32(truncatingIfNeeded: number(22))
    )
    return (Int(width), abs(Int(height)))
  }
}

extension UnsafeRawBufferPointer {
  /// The unsigned little-endian number at `offset`, where the caller has checked that there is one.
  fileprivate func integer<Number: FixedWidthInteger & UnsignedInteger>(
    at offset: Int, as type: Number.Type
  ) -> Int {
    Int(Number(littleEndian: loadUnaligned(fromByteOffset: offset, as: Number.self)))
  }
}
