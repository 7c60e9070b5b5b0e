import Foundation

/// What a program or shared library of Linux says about itself; see elf(5).
package struct ELFFile: Sendable, Equatable {
  /// The name that others link to, as in `libopenblas.so.0`.
  package var name: String?
  /// The names of the libraries that it needs.
  package var needed: [String]
  /// Identifies the build: the linker's own identifier or, where it has none, the size and time of the file.
  package var build: String

  package init(name: String?, needed: [String], build: String) {
    self.name = name
    self.needed = needed
    self.build = build
  }

  /// Reads a file; `nil` for one that is not a 64-bit ELF file of this machine's byte order.
  package init?(path: String) {
    guard let data = try? Data(contentsOf: URL(fileURLWithPath: path), options: .alwaysMapped),
      data.starts(with: [0x7F, 0x45, 0x4C, 0x46, 2])
    else { return nil }
    self.init(name: nil, needed: [], build: "")
    data.withUnsafeBytes { read(ELFBytes(bytes: $0)) }
    if build.isEmpty, let identity = try? FileIdentity(path: path) {
      build = "\(identity.size) \(identity.modified)"
    }
  }

  private mutating func read(_ file: ELFBytes) {
    let segments = file.segments()
    for segment in segments {
      switch segment.type {
      case ELFBytes.note: build = file.buildIdentifier(in: segment) ?? build
      case ELFBytes.dynamic:
        let entries = file.dynamicEntries(in: segment)
        guard let table = entries.first(where: { $0.tag == ELFBytes.stringTable })?.value,
          let load = segments.first(where: { $0.type == ELFBytes.load && $0.holds(table) })
        else { continue }
        let strings = table - load.address + load.offset
        needed = entries.filter { $0.tag == ELFBytes.neededLibrary }
          .compactMap { file.text(at: strings + $0.value) }
        name = entries.first { $0.tag == ELFBytes.ownName }
          .flatMap { file.text(at: strings + $0.value) }
      default: break
      }
    }
  }
}

/// The bytes of an ELF file. Every place is checked, since a file may be damaged.
private struct ELFBytes {
  static let (load, dynamic, note): (UInt32, UInt32, UInt32) = (1, 2, 4)
  static let (neededLibrary, stringTable, ownName): (UInt64, UInt64, UInt64) = (1, 5, 14)

  struct Segment {
    var type: UInt32
    var offset: UInt64
    var address: UInt64
    var size: UInt64

    func holds(_ place: UInt64) -> Bool { place >= address && place - address < size }
  }

  let bytes: UnsafeRawBufferPointer

  private func number<Number: FixedWidthInteger>(_ type: Number.Type, at place: UInt64) -> Number? {
    guard let start = Int(exactly: place), start <= bytes.count - MemoryLayout<Number>.size else {
      return nil
    }
    return bytes.loadUnaligned(fromByteOffset: start, as: type)
  }

  func text(at place: UInt64) -> String? {
    guard let start = Int(exactly: place), start < bytes.count else { return nil }
    return String(decoding: bytes[start...].prefix { $0 != 0 }, as: UTF8.self)
  }

  func segments() -> [Segment] {
    guard let table = number(UInt64.self, at: 32), table < UInt64(bytes.count),
      let size = number(UInt16.self, at: 54), let count = number(UInt16.self, at: 56)
    else { return [] }
    return (0..<UInt64(count)).compactMap { index in
      let place = table + index * UInt64(size)
      guard let type = number(UInt32.self, at: place),
        let offset = number(UInt64.self, at: place + 8),
        let address = number(UInt64.self, at: place + 16),
        let size = number(UInt64.self, at: place + 32), offset < UInt64(bytes.count),
        size <= UInt64(bytes.count)
      else { return nil }
      return Segment(type: type, offset: offset, address: address, size: size)
    }
  }

  func dynamicEntries(in segment: Segment) -> [(tag: UInt64, value: UInt64)] {
    stride(from: segment.offset, to: segment.offset + segment.size, by: 16).compactMap { place in
      guard let tag = number(UInt64.self, at: place), tag != 0,
        let value = number(UInt64.self, at: place + 8), value < 1 << 62
      else { return nil }
      return (tag, value)
    }
  }

  /// The content of the note `GNU` of type 3, as hexadecimal digits.
  func buildIdentifier(in segment: Segment) -> String? {
    var place = segment.offset
    while place + 12 <= segment.offset + segment.size {
      guard let nameSize = number(UInt32.self, at: place),
        let size = number(UInt32.self, at: place + 4), let type = number(UInt32.self, at: place + 8)
      else { return nil }
      let content = place + 12 + (UInt64(nameSize) + 3) / 4 * 4
      if type == 3, text(at: place + 12) == "GNU", let start = Int(exactly: content),
        start + Int(size) <= bytes.count
      {
        let alphabet = Array("0123456789abcdef".utf8)
        let digits = bytes[start..<start + Int(size)].flatMap {
          [alphabet[Int($0 >> 4)], alphabet[Int($0 & 15)]]
        }
        return String(decoding: digits, as: UTF8.self)
      }
      place = content + (UInt64(size) + 3) / 4 * 4
    }
    return nil
  }
}
