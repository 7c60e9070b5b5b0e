import Foundation

/// What the first bytes of a file say about it, for messages about files that are no archives.
enum FileBeginning: Sendable, Equatable, CustomStringConvertible {
  case archive
  case empty
  case webPage
  case picture
  case json

  /// Looks at the file's first bytes; `nil` when they say nothing or cannot be read.
  init?(path: String) {
    guard let handle = FileHandle(forReadingAtPath: path) else { return nil }
    let bytes = (try? handle.read(upToCount: 512)) ?? Data()  // `nil` is the end of the file
    self.init(bytes: bytes)
  }

  init?(bytes: Data) {
    guard !bytes.isEmpty else {
      self = .empty
      return
    }
    let text = String(decoding: bytes, as: UTF8.self)
      .trimmingCharacters(in: .whitespacesAndNewlines).lowercased()
    if bytes.starts(with: [0x1F, 0x8B]) || bytes.starts(with: [0x50, 0x4B])
      || bytes.dropFirst(257).starts(with: Data("ustar".utf8))
    {
      self = .archive
    } else if bytes.starts(with: [0xFF, 0xD8, 0xFF])
      || bytes.starts(with: [0x89, 0x50, 0x4E, 0x47])
    {
      self = .picture
    } else if text.hasPrefix("<!doctype html") || text.hasPrefix("<html") {
      self = .webPage
    } else if text.hasPrefix("{") || text.hasPrefix("[") {
      self = .json
    } else {
      return nil
    }
  }

  var description: String {
    switch self {
    case .archive: "an archive"
    case .empty: "an empty file"
    case .webPage: "a web page"
    case .picture: "a picture"
    case .json: "JSON text"
    }
  }
}
