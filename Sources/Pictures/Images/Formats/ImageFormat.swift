/// A format of pictures that can be read.
public enum ImageFormat: String, Sendable, CaseIterable, Codable {
  /// JPEG, baseline or progressive.
  case jpeg
  /// PNG of any depth and color type.
  case png
  /// WebP, still pictures.
  case webp
  /// Windows bitmaps.
  case bmp

  /// The format that the first bytes of a file state, whatever the file is called.
  ///
  /// - Throws: ``ImageError`` for any other content.
  init(startOf bytes: UnsafeRawBufferPointer) throws {
    switch true {
    case bytes.isEmpty: throw ImageError("it is empty")
    case bytes.starts(with: [0xFF, 0xD8, 0xFF]): self = .jpeg
    case bytes.starts(with: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]): self = .png
    case bytes.starts(with: "RIFF".utf8) && bytes.dropFirst(8).starts(with: "WEBP".utf8):
      self = .webp
    case bytes.starts(with: "BM".utf8) && bytes.count >= 26: self = .bmp
    case bytes.starts(with: "GIF8".utf8): throw ImageError("it is a GIF, which cannot be read")
    default: throw ImageError("it is not a JPEG, PNG, WebP or BMP picture")
    }
  }
}
