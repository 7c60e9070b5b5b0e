import Foundation

/// Encodes values so that equal values give equal bytes.
///
/// Keys and sets are sorted, numbers written in the shortest form that gives them back exactly, NaN and infinities as
/// texts. With a sink, arrays of numbers of some length go there instead of into the JSON.
package struct CanonicalEncoder {
  package var sink: (any ArtifactPartSink)?

  package init(sink: (any ArtifactPartSink)? = nil) { self.sink = sink }

  /// - Throws: What the value's own encoding throws.
  package func encode(_ value: some Encodable) throws -> CanonicalValue {
    try EncodingNode(sink: sink, path: []).box(value)
  }
}

/// The encoder of one value, which becomes the JSON of that value.
final class EncodingNode: Encoder {
  enum Content {
    case empty
    case value(CanonicalValue)
    case array([EncodingNode])
    case object([String: EncodingNode])
  }

  let sink: (any ArtifactPartSink)?
  let codingPath: [any CodingKey]
  var content = Content.empty

  init(sink: (any ArtifactPartSink)?, path: [any CodingKey]) {
    self.sink = sink
    codingPath = path
  }

  var userInfo: [CodingUserInfoKey: Any] { sink.map { [.artifactPartSink: $0] } ?? [:] }

  func container<Key: CodingKey>(keyedBy type: Key.Type) -> KeyedEncodingContainer<Key> {
    if case .object = content {} else { content = .object([:]) }
    return KeyedEncodingContainer(KeyedEncoding<Key>(node: self))
  }

  func unkeyedContainer() -> any UnkeyedEncodingContainer {
    if case .array = content {} else { content = .array([]) }
    return UnkeyedEncoding(node: self)
  }

  func singleValueContainer() -> any SingleValueEncodingContainer { SingleEncoding(node: self) }

  /// A node for a member of an object.
  func child(_ key: any CodingKey) -> EncodingNode {
    let child = EncodingNode(sink: sink, path: codingPath + [key])
    if case .object(var members) = content {
      content = .empty
      members[key.stringValue] = child
      content = .object(members)
    }
    return child
  }

  /// A node for the next element of an array.
  func nextElement() -> EncodingNode {
    guard case .array(var elements) = content else { return self }
    let child = EncodingNode(sink: sink, path: codingPath + [PlaceKey(elements.count)])
    content = .empty
    elements.append(child)
    content = .array(elements)
    return child
  }

  /// The finished value.
  var value: CanonicalValue {
    switch content {
    case .empty: .object([:])
    case .value(let value): value
    case .array(let elements): .array(elements.map(\.value))
    case .object(let members): .object(members.mapValues(\.value))
    }
  }

  /// The JSON of any value.
  func box<Value: Encodable>(_ value: Value) throws -> CanonicalValue {
    guard codingPath.count < CanonicalValue.deepest else {
      throw EncodingError.invalidValue(
        value,
        EncodingError.Context(
          codingPath: Array(codingPath.prefix(4)),
          debugDescription: "it is nested more than \(CanonicalValue.deepest) levels deep, which "
            + "could not be read back; store it flat"))
    }
    if let simple = CanonicalValue(simple: value) { return simple }
    if let numbers = value as? any NumberArray, let sink, numbers.byteCount >= 1024 {
      return .object([PartReference.key: .string(numbers.add(to: sink))])
    }
    if let unordered = value as? any UnorderedCollection {
      return try unordered.sorted { try self.box($0) }
    }
    let node = EncodingNode(sink: sink, path: codingPath)
    if let date = value as? Date {
      return .number(date.timeIntervalSinceReferenceDate.description)
    }
    if let data = value as? Data { return .string(data.base64EncodedString()) }
    try value.encode(to: node)
    return value is any MeasuredValue ? .measured(node.value) : node.value
  }
}

/// The place of an element, as a coding key.
struct PlaceKey: CodingKey {
  var intValue: Int?
  var stringValue: String { "\(intValue ?? 0)" }

  init(_ place: Int) { intValue = place }
  init?(intValue: Int) { self.intValue = intValue }
  init?(stringValue: String) { intValue = Int(stringValue) }
}
