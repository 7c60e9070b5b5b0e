import Artifacts

/// A tensor is encoded as the name of an artifact part, its bytes going beside the JSON; without a sink for parts
/// it is encoded as its shape and elements.
extension Tensor: Codable {
  private enum CodingKeys: String, CodingKey {
    case part
    case shape
    case elements
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    if let sink = encoder.userInfo[.artifactPartSink] as? any ArtifactPartSink {
      let name = sink.add(elementType: Scalar.elementType, shape: shape) { body in
        try withPieces(body)
      }
      try container.encode(name, forKey: .part)
    } else {
      try container.encode(shape, forKey: .shape)
      try container.encode(elements, forKey: .elements)
    }
  }

  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    if let source = decoder.userInfo[.artifactPartSource] as? any ArtifactPartSource,
      let name = try container.decodeIfPresent(String.self, forKey: .part)
    {
      let part = try source.part(name)
      guard part.elementType == Scalar.elementType else {
        throw DecodingError.dataCorruptedError(
          forKey: .part, in: container,
          debugDescription: "elements are \(part.elementType), expected \(Scalar.elementType)")
      }
      self.init(mapping: part.bytes, of: part.file, shape: part.shape)
    } else {
      let shape = try container.decode([Int].self, forKey: .shape)
      let elements = try container.decode([Scalar].self, forKey: .elements)
      guard shape.allSatisfy({ $0 >= 0 }), shape.reduce(1, *) == elements.count else {
        throw DecodingError.dataCorruptedError(
          forKey: .elements, in: container,
          debugDescription: "shape \(shape) with \(elements.count) elements")
      }
      self.init(shape: shape, elements: elements)
    }
  }

  /// Hands the bytes to `body`. Those of a mapped file come in pieces, whose memory is given back at once, so that a tensor larger
  /// than memory can be copied.
  private func withPieces(_ body: (UnsafeRawBufferPointer) throws -> Void) rethrows {
    try withUnsafeBufferPointer { elements in
      let bytes = UnsafeRawBufferPointer(elements)
      let size = storage.isMapped ? 16 << 20 : max(bytes.count, 1)
      for start in stride(from: 0, to: bytes.count, by: size) {
        let piece = UnsafeRawBufferPointer(
          rebasing: bytes[start..<min(bytes.count, start + size)])
        try body(piece)
        storage.release(piece)
      }
    }
  }

  /// The bytes of a mapped file; copied when they are not aligned to the element type.
  package init(mapping bytes: UnsafeRawBufferPointer, of file: MappedFile, shape: [Int]) {
    let isAligned =
      Int(bitPattern: bytes.baseAddress) % MemoryLayout<Scalar>.alignment == 0
    if isAligned {
      self.init(shape: shape, storage: TensorStorage(mapping: bytes, of: file), offset: 0)
    } else {
      self.init(shape: shape) { UnsafeMutableRawBufferPointer($0).copyMemory(from: bytes) }
    }
  }
}
