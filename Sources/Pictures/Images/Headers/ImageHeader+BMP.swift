extension ImageHeader {
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
