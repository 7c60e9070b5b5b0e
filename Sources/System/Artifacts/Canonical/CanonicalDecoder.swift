import Foundation

/// Decodes what ``CanonicalEncoder`` has encoded.
package struct CanonicalDecoder {
  package var source: (any ArtifactPartSource)?

  package init(source: (any ArtifactPartSource)? = nil) { self.source = source }

  /// - Throws: `DecodingError` when the JSON does not fit the type, or what the type's own decoding throws.
  package func decode<Value: Decodable>(_ type: Value.Type, from value: CanonicalValue) throws
    -> Value
  {
    try DecodingNode(value, source: source, path: []).unbox(type)
  }
}

/// The decoder of one value.
struct DecodingNode: Decoder {
  let value: CanonicalValue
  let source: (any ArtifactPartSource)?
  let codingPath: [any CodingKey]

  init(_ value: CanonicalValue, source: (any ArtifactPartSource)?, path: [any CodingKey]) {
    self.value = value
    self.source = source
    codingPath = path
  }

  var userInfo: [CodingUserInfoKey: Any] { source.map { [.artifactPartSource: $0] } ?? [:] }

  func child(_ value: CanonicalValue, _ key: any CodingKey) -> DecodingNode {
    DecodingNode(value, source: source, path: codingPath + [key])
  }

  func mismatch(_ type: Any.Type, _ expected: String) -> DecodingError {
    .typeMismatch(
      type,
      DecodingError.Context(codingPath: codingPath, debugDescription: "expected \(expected)"))
  }

  func container<Key: CodingKey>(keyedBy type: Key.Type) throws -> KeyedDecodingContainer<Key> {
    guard case .object(let members) = value else {
      throw mismatch([String: Any].self, "an object")
    }
    return KeyedDecodingContainer(KeyedDecoding<Key>(node: self, members: members))
  }

  func unkeyedContainer() throws -> any UnkeyedDecodingContainer {
    if case .array(let elements) = value { return UnkeyedDecoding(node: self, elements: elements) }
    if let part = try part() {
      return UnkeyedDecoding(node: self, elements: try part.elements(mismatch))
    }
    throw mismatch([Any].self, "an array")
  }

  func singleValueContainer() throws -> any SingleValueDecodingContainer {
    SingleDecoding(node: self)
  }

  /// The array beside the JSON that this value refers to.
  func part() throws -> ArtifactPart? {
    guard let source, let name = PartReference.name(in: value) else { return nil }
    return try source.part(name)
  }

  func unbox<Value: Decodable>(_ type: Value.Type) throws -> Value {
    if let simple = type as? any SimpleDecodable.Type {
      guard let value = simple.init(canonical: value) as? Value else {
        throw mismatch(type, "\(type)")
      }
      return value
    }
    if let numbers = type as? any NumberArray.Type, let part = try part() {
      guard let value = numbers.init(part) as? Value else { throw mismatch(type, "\(type)") }
      return value
    }
    if type == Date.self {
      let seconds = try unbox(Double.self)
      if let date = Date(timeIntervalSinceReferenceDate: seconds) as? Value { return date }
    }
    if type == Data.self {
      if let data = Data(base64Encoded: try unbox(String.self)) as? Value { return data }
      throw mismatch(type, "bytes in base 64")
    }
    return try Value(from: self)
  }
}

extension ArtifactPart {
  /// The numbers one by one, for a type that decodes them so.
  fileprivate func elements(_ mismatch: (Any.Type, String) -> DecodingError) throws
    -> [CanonicalValue]
  {
    switch elementType {
    case .float32: [Float](self)?.compactMap(CanonicalValue.init(simple:)) ?? []
    case .float64: [Double](self)?.compactMap(CanonicalValue.init(simple:)) ?? []
    case .int64: [Int](self)?.compactMap(CanonicalValue.init(simple:)) ?? []
    case .int32: [Int32](self)?.compactMap(CanonicalValue.init(simple:)) ?? []
    case .uint64: [UInt64](self)?.compactMap(CanonicalValue.init(simple:)) ?? []
    case .uint32: [UInt32](self)?.compactMap(CanonicalValue.init(simple:)) ?? []
    case .uint8: [UInt8](self)?.compactMap(CanonicalValue.init(simple:)) ?? []
    default: throw mismatch([Any].self, "numbers")
    }
  }
}
