/// A piece of the stream from a cell's process to the supervisor: text goes as it is, all else as JSON.
///
/// A head (mark, kind, place as a 32-bit token index, length, check of these), then the content.
struct Frame: Sendable {
  enum Kind: UInt8 {
    case message = 0x6A
    case text = 0x74
  }

  static let headLength = 17
  /// How each head begins.
  static let mark: [UInt8] = [0xFF, 0xC3, 0x5A, 0x0A]

  var kind: Kind
  /// Where the text belongs.
  var token: Int32
  var content: [UInt8]

  static func head(_ kind: Kind, token: Int32, count: Int) -> [UInt8] {
    var head = mark + [kind.rawValue]
    withUnsafeBytes(of: token.littleEndian) { head += $0 }
    withUnsafeBytes(of: UInt32(count).littleEndian) { head += $0 }
    withUnsafeBytes(of: check(head[...]).littleEndian) { head += $0 }
    return head
  }

  /// FNV-1a, 32 bits.
  static func check(_ bytes: ArraySlice<UInt8>) -> UInt32 {
    bytes.reduce(0x811C_9DC5) { ($0 ^ UInt32($1)) &* 0x0100_0193 }
  }
}

/// Puts frames together from the bytes of a pipe.
///
/// Code in a cell may write to the pipe's descriptor by mistake. Bytes that belong to no frame are skipped and counted.
struct FrameReader {
  private var bytes: [UInt8] = []
  private var position = 0
  /// Bytes that belonged to no frame.
  private(set) var strayCount = 0

  mutating func append(_ more: UnsafeRawBufferPointer) {
    if position > 0, position == bytes.count {
      bytes.removeAll(keepingCapacity: true)
      position = 0
    } else if position > 1 << 20 {
      bytes.removeFirst(position)
      position = 0
    }
    bytes += more
  }

  /// The next whole frame.
  mutating func next() -> Frame? {
    while bytes.count - position >= Frame.headLength {
      let start = position + Frame.headLength
      let head = bytes[position..<start]
      guard head.starts(with: Frame.mark), let kind = Frame.Kind(rawValue: bytes[position + 4]),
        Frame.check(head.dropLast(4)) == number(at: position + 13)
      else {
        position += 1
        strayCount += 1
        continue
      }
      let count = Int(number(at: position + 9))
      guard bytes.count - start >= count else { return nil }
      let token = Int32(bitPattern: number(at: position + 5))
      position = start + count
      return Frame(kind: kind, token: token, content: Array(bytes[start..<position]))
    }
    return nil
  }

  private func number(at place: Int) -> UInt32 {
    bytes[place..<place + 4].reversed().reduce(0) { $0 << 8 | UInt32($1) }
  }
}
