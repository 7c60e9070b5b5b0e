/// What a picture's file tells before it is decoded.
///
/// It is read without OpenCV, so that a file that would take gigabytes, or that ends too early, is refused before a
/// decoder sees it: of a truncated JPEG, decoders make a picture that is partly grey.
public struct ImageHeader: Sendable, Equatable {
  public var format: ImageFormat
  /// Size in pixels as stored; a rotation in the metadata is not considered.
  public var width: Int
  public var height: Int
  /// Whether it is a JPEG, grey or in three colours, that no metadata may rotate.
  package var isPlainJPEG = false

  /// Reads the header and checks that the file is whole.
  ///
  /// - Parameter bytes: The whole file.
  /// - Throws: ``ImageError`` for other content and for a file that ends too early.
  public init(_ bytes: UnsafeRawBufferPointer) throws {
    format = try ImageFormat(startOf: bytes)
    switch format {
    case .jpeg: (width, height, isPlainJPEG) = try Self.sizeOfJPEG(bytes)
    case .png: (width, height) = try Self.sizeOfPNG(bytes)
    case .webp: (width, height) = try Self.sizeOfWebP(bytes)
    case .bmp: (width, height) = try Self.sizeOfBMP(bytes)
    }
    guard width > 0, height > 0 else { throw ImageError("it has no pixels (\(width)x\(height))") }
  }

  static let truncated = ImageError("it is truncated")
  static let damaged = ImageError("it is damaged")
}

extension UnsafeRawBufferPointer {
  /// The unsigned number at `offset`, or `nil` beyond the end.
  func integer<Number: FixedWidthInteger & UnsignedInteger>(
    at offset: Int, bigEndian: Bool, as type: Number.Type = Number.self
  ) -> Int? {
    guard offset >= 0, offset <= count - MemoryLayout<Number>.size else { return nil }
    let number = loadUnaligned(fromByteOffset: offset, as: Number.self)
    return Int(bigEndian ? Number(bigEndian: number) : Number(littleEndian: number))
  }
}
