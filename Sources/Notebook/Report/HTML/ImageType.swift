import Foundation

/// The kinds of pictures that a page can show. The first bytes decide, not the name.
enum ImageType: String, CaseIterable {
  case png
  case jpeg
  case gif
  case webp
  case svg

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
    } else if Self.isSVG(data) {
      self = .svg
    } else {
      return nil
    }
  }

  /// Whether an `<svg>` element comes first, behind no more than declarations and comments.
  private static func isSVG(_ data: Data) -> Bool {
    let head = String(decoding: data.prefix(2000), as: UTF8.self)
    return head.prefixMatch(
      of: /\u{FEFF}?(?:\s|<\?[^>]*>|<!--(?:[^-]|-[^-])*-->|<!DOCTYPE[^>\[]*>)*<svg[\s>]/)
      != nil
  }

  /// The kind that a media type names.
  init?(mediaType: String) {
    guard let type = Self.allCases.first(where: { $0.mediaType == mediaType }) else { return nil }
    self = type
  }

  var mediaType: String { self == .svg ? "image/svg+xml" : "image/\(rawValue)" }

  var fileExtension: String { self == .jpeg ? "jpg" : rawValue }
}
