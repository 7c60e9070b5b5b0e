import Foundation

extension ImageHeader {
  /// Walks through the segments of a JPEG up to its end marker (ITU-T T.81, annex B).
  ///
  /// `isPlain` is false where there are other than one or three components, or Exif metadata, which may tell a rotation.
  static func sizeOfJPEG(_ bytes: UnsafeRawBufferPointer) throws
    -> (width: Int, height: Int, isPlain: Bool)
  {
    var size: (width: Int, height: Int)?
    var isPlain = true
    var hasScan = false
    var position = 2
    while let marker = nextMarker(bytes, from: &position) {
      switch marker {
      case 0xD9:
        guard let size, hasScan else { throw damaged }
        return (size.width, size.height, isPlain)
      case 0x01, 0xD0...0xD8: continue  // markers without a segment
      default: break
      }
      guard let length = bytes.integer(at: position, bigEndian: true, as: UInt16.self) else {
        throw truncated
      }
      guard length >= 2 else { throw damaged }
      if isFrame(marker) {
        guard let height = bytes.integer(at: position + 3, bigEndian: true, as: UInt16.self),
          let width = bytes.integer(at: position + 5, bigEndian: true, as: UInt16.self)
        else { throw truncated }
        size = (width, height)
        isPlain = isPlain && [1, 3].contains(bytes.dropFirst(position + 7).first)
      }
      if marker == 0xE1, bytes.dropFirst(position + 2).starts(with: "Exif".utf8) { isPlain = false }
      hasScan = hasScan || marker == 0xDA
      position += length
    }
    throw truncated
  }

  /// Whether a marker begins a frame header: all of SOF0 to SOF15, without the tables among them.
  private static func isFrame(_ marker: UInt8) -> Bool {
    (0xC0...0xCF).contains(marker) && marker != 0xC4 && marker != 0xC8 && marker != 0xCC
  }

  /// The next marker from `position`, which moves behind it; coded data and restart markers are passed over.
  private static func nextMarker(_ bytes: UnsafeRawBufferPointer, from position: inout Int)
    -> UInt8?
  {
    guard let base = bytes.baseAddress else { return nil }
    while position < bytes.count,
      let found = memchr(base + position, 0xFF, bytes.count - position)
    {
      position = UnsafeRawPointer(found) - base + 1
      guard position < bytes.count else { return nil }
      let marker = bytes[position]
      if marker == 0xFF { continue }
      position += 1
      if marker != 0, !(0xD0...0xD7).contains(marker) { return marker }
    }
    return nil
  }
}
