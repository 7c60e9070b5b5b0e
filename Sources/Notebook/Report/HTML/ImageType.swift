import Foundation

/// The kinds of pictures that a page can show, told by their first bytes and not by a name.
enum ImageType: String, CaseIterable {
  case png
  case jpeg
  case gif
  case webp

  init?(of data: Data) {
    let head = Array(data.prefix(12))
    if head.starts(with: [0x89, 0x50, 0x4E, 0x47]) {
      self = .png
    } else if head.starts(with: [0xFF, 0xD8, 0xFF]) {
      self = .jpeg
    } else if head.starts(with: Array("GIF8".utf8)) {
      self = .gif
    } else if head.starts(with: Array("RIFF".utf8)), head.dropFirst(8) == Array("WEBP".utf8)[...] {
      self = .webp
    } else {
      return nil
    }
  }

  /// The kind that a media type names.
  init?(mediaType: String) {
    guard let type = Self.allCases.first(where: { $0.mediaType == mediaType }) else { return nil }
    self = type
  }

  var mediaType: String { "image/\(rawValue)" }

  var fileExtension: String { self == .jpeg ? "jpg" : rawValue }
}
