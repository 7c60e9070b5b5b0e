import Foundation

/// A value that was encoded and waits to be written.
public struct EncodedArtifact: Sendable {
  /// The hashes and the size of the encoded value.
  public let summary: Artifact.Summary
  private let parts: [SafetensorsFile.Part]
  private let metadata: [String: String]

  /// Encodes and hashes a value.
  /// - Throws: What the value's own encoding throws.
  public init(_ value: some Encodable) throws {
    let sink = PartCollector()
    let encoded = try CanonicalEncoder(sink: sink).encode(value)
    let json = encoded.json()
    let hidden = encoded.json(hidesMeasured: true)

    var metadata = [Artifact.formatKey: Artifact.format]
    // Wide elements first: each array is then aligned to its own.
    var parts = sink.parts.enumerated().sorted {
      ($1.element.elementType.byteCount, $0.offset) < ($0.element.elementType.byteCount, $1.offset)
    }.map(\.element)
    if json.utf8.count <= Artifact.longestMetadata {
      metadata[Artifact.valueKey] = json
    } else {
      let bytes = Data(json.utf8)
      parts.append(
        SafetensorsFile.Part(
          name: Artifact.valueEntry, elementType: .uint8, shape: [bytes.count]
        ) { read in try bytes.withUnsafeBytes { try read($0) } })
    }
    self.parts = parts
    self.metadata = metadata

    let hashes = try parts.map { part in
      let hasher = ContentHasher()
      try part.withBytes { hasher.update($0) }
      return hasher.finish()
    }
    let header = SafetensorsFile.header(parts: parts, metadata: metadata)
    let contentHash = header.withUnsafeBytes { Artifact.hash(header: $0, parts: hashes) }
    let result = ContentHasher()
    result.update(hidden)
    for (part, hash) in zip(parts, hashes) where part.name != Artifact.valueEntry {
      for text in [part.name, part.elementType.rawValue, "\(part.shape)", hash.digits] {
        result.update(text)
      }
    }
    summary = Artifact.Summary(
      contentHash: contentHash, resultHash: result.finish(),
      byteCount: header.count + parts.reduce(0) { $0 + $1.byteCount })
  }

  /// Writes the file, atomically.
  /// - Throws: ``FileError`` when it cannot be written.
  public func write(to path: String) throws {
    try SafetensorsFile.write(parts, metadata: metadata, to: path)
  }
}

/// Collects the arrays of a value while it is encoded.
private final class PartCollector: ArtifactPartSink {
  private(set) var parts: [SafetensorsFile.Part] = []

  func add(
    elementType: ElementType, shape: [Int],
    withBytes: @escaping @Sendable ((UnsafeRawBufferPointer) throws -> Void) throws -> Void
  ) -> String {
    let name = "part\(parts.count)"
    parts.append(
      SafetensorsFile.Part(
        name: name, elementType: elementType, shape: shape, withBytes: withBytes))
    return name
  }
}
