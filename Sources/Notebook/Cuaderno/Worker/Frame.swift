/// A piece of the stream from worker to supervisor: text goes as it is, all else as JSON.
///
/// Nine bytes of head (kind, place as a 32-bit token index, length), then the content.
struct Frame: Sendable {
  enum Kind: UInt8 {
    case message = 0x6A
    case text = 0x74
  }

  static let headLength = 9

  var kind: Kind
  /// Where the text belongs.
  var token: Int32
  var content: [UInt8]

  static func head(_ kind: Kind, token: Int32, count: Int) -> [UInt8] {
    var head = [kind.rawValue]
    withUnsafeBytes(of: token.littleEndian) { head += $0 }
    withUnsafeBytes(of: UInt32(count).littleEndian) { head += $0 }
    return head
  }
}

/// Puts frames together from the bytes of a pipe.
struct FrameReader {
  private var bytes: [UInt8] = []
  private var position = 0

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
    guard bytes.count - position >= Frame.headLength else { return nil }
    let (kind, token, count) = bytes.withUnsafeBytes { raw in
      (
        Frame.Kind(rawValue: raw[position]),
        Int32(littleEndian: raw.loadUnaligned(fromByteOffset: position + 1, as: Int32.self)),
        Int(UInt32(littleEndian: raw.loadUnaligned(fromByteOffset: position + 5, as: UInt32.self)))
      )
    }
    let start = position + Frame.headLength
    guard let kind, bytes.count - start >= count else { return nil }
    position = start + count
    return Frame(kind: kind, token: token, content: Array(bytes[start..<position]))
  }
}
