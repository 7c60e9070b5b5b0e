import Foundation

/// A value as a file: one safetensors file with the value's JSON in its header and its large arrays as entries.
public struct Artifact: Sendable {
  /// What is known of a value once it is written.
  public struct Summary: Sendable, Hashable, Codable {
    /// The hash of the header and of each array's hash, in the file's order.
    public var contentHash: ContentHash
    /// The same, without ``Measured`` values: equal for two results that differ in times and rates only.
    public var resultHash: ContentHash
    /// The size of the file.
    public var byteCount: Int
  }

  /// The version of the format, in the header's metadata.
  static let format = "1"
  /// JSON beyond this size, in bytes, is a separate entry instead of metadata.
  static let longestMetadata = 16 * 1024
  static let formatKey = "cuaderno.artifact"
  static let valueKey = "value"
  static let valueEntry = "$value"

  private let file: SafetensorsFile

  /// Maps the artifact at `path`.
  /// - Throws: ``FileError``, or ``SafetensorsError`` for a damaged file.
  public init(path: String) throws {
    file = try SafetensorsFile(path: path)
    guard file.metadata[Self.formatKey] == Self.format else {
      throw SafetensorsError(
        path: path, reason: "its header names no artifact of format \(Self.format)")
    }
  }

  /// Decodes the value. Large arrays stay in the mapped file and are read when they are used.
  /// - Throws: `DecodingError` when the file holds a value of another type, or ``SafetensorsError``.
  public func value<Value: Decodable>(as type: Value.Type = Value.self) throws -> Value {
    let json: CanonicalValue
    if let text = file.metadata[Self.valueKey] {
      json = try Data(text.utf8).withUnsafeBytes { try CanonicalValue(json: $0) }
    } else {
      let entry = try file.part(Self.valueEntry)
      json = try CanonicalValue(json: entry.bytes)
    }
    return try CanonicalDecoder(source: file).decode(type, from: json)
  }

  /// Computes the hash of the file's content again, which reads all of it.
  public func contentHash() -> ContentHash {
    let entries = file.entries.values.sorted { $0.range.lowerBound < $1.range.lowerBound }
    let bytes = file.file.bytes
    let start = entries.first?.range.lowerBound ?? bytes.count
    return Self.hash(
      header: UnsafeRawBufferPointer(rebasing: bytes[..<start]),
      parts: entries.map { ContentHash(of: UnsafeRawBufferPointer(rebasing: bytes[$0.range])) })
  }

  static func hash(header: UnsafeRawBufferPointer, parts: [ContentHash]) -> ContentHash {
    let hasher = ContentHasher()
    hasher.update(header)
    for part in parts { hasher.update(part.digits) }
    return hasher.finish()
  }
}

extension SafetensorsFile: ArtifactPartSource {
  public func part(_ name: String) throws -> ArtifactPart {
    guard let entry = entries[name] else {
      throw SafetensorsError(path: file.path, reason: "it has no entry \(name)")
    }
    return ArtifactPart(
      elementType: entry.elementType, shape: entry.shape, file: file, range: entry.range)
  }
}
