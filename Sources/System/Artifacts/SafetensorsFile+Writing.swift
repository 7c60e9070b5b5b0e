import Checks
import Foundation

extension SafetensorsFile {
  /// An array to be written.
  public struct Part: Sendable {
    /// The name of the array in the header.
    public var name: String
    /// The type of each number.
    public var elementType: ElementType
    /// The length of each axis, outermost first.
    public var shape: [Int]
    /// Hands its bytes, row-major and little-endian, to a reader, in one or more pieces that follow each other.
    public var withBytes: @Sendable ((UnsafeRawBufferPointer) throws -> Void) throws -> Void

    /// Describes an array whose bytes are produced while they are written.
    public init(
      name: String, elementType: ElementType, shape: [Int],
      withBytes: @escaping @Sendable ((UnsafeRawBufferPointer) throws -> Void) throws -> Void
    ) {
      self.name = name
      self.elementType = elementType
      self.shape = shape
      self.withBytes = withBytes
    }

    /// The number of bytes that the shape demands.
    public var byteCount: Int { shape.reduce(elementType.byteCount, *) }
  }

  /// The header, with its length in front, padded by blanks so that the arrays begin at a multiple of 64 bytes.
  ///
  /// Keys come in the order of the parts, which is also the order of the bytes, so equal content makes equal files.
  static func header(parts: [Part], metadata: [String: String]) -> Data {
    var fields: [String] = []
    if !metadata.isEmpty {
      let pairs = metadata.sorted { $0.key < $1.key }.map {
        "\(quoted($0.key)):\(quoted($0.value))"
      }
      fields.append("\"__metadata__\":{\(pairs.joined(separator: ","))}")
    }
    var offset = 0
    for part in parts {
      let end = offset + part.byteCount
      fields.append(
        "\(quoted(part.name)):{\"dtype\":\"\(part.elementType.rawValue)\",\"shape\":\(shape(part)),"
          + "\"data_offsets\":[\(offset),\(end)]}")
      offset = end
    }
    var json = Data("{\(fields.joined(separator: ","))}".utf8)
    while (8 + json.count) % 64 != 0 { json.append(UInt8(ascii: " ")) }
    return withUnsafeBytes(of: UInt64(json.count).littleEndian) { Data($0) } + json
  }

  /// Writes `parts` in their order to `path`, atomically.
  /// - Throws: ``FileError`` when the file cannot be written.
  public static func write(_ parts: [Part], metadata: [String: String] = [:], to path: String)
    throws
  {
    try AtomicFile.write(to: path) { writer in
      try header(parts: parts, metadata: metadata).withUnsafeBytes { try writer.write($0) }
      for part in parts {
        var count = 0
        try part.withBytes { bytes in
          count += bytes.count
          try writer.write(bytes)
        }
        require(
          count == part.byteCount,
          "the part \(part.name) has \(count) bytes, its shape \(part.shape) demands \(part.byteCount)"
        )
      }
    }
  }

  private static func shape(_ part: Part) -> String {
    "[" + part.shape.map(String.init).joined(separator: ",") + "]"
  }

  private static func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case _ where scalar.value < 0x20:
        let digits = String(scalar.value, radix: 16)
        result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }
}
