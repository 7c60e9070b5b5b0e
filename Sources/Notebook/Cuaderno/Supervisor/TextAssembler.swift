/// Makes texts of bytes that arrive in pieces, never cutting a character.
struct TextAssembler {
  private var rest: [UInt8] = []

  /// The text of the bytes so far, up to the last whole character; `nil` when there is none.
  mutating func take(_ bytes: [UInt8]) -> String? {
    guard !bytes.isEmpty else { return nil }
    var all = rest + bytes
    let cut = Self.incompleteTail(all)
    rest = Array(all.suffix(cut))
    all.removeLast(cut)
    return all.isEmpty ? nil : String(decoding: all, as: UTF8.self)
  }

  /// How many bytes at the end begin a character that is not there in full.
  private static func incompleteTail(_ bytes: [UInt8]) -> Int {
    for back in 1...3 where back <= bytes.count {
      let byte = bytes[bytes.count - back]
      if byte & 0xC0 == 0x80 { continue }
      let length = byte >= 0xF0 ? 4 : byte >= 0xE0 ? 3 : byte >= 0xC0 ? 2 : 1
      return length > back ? back : 0
    }
    return 0
  }
}
