/// The members of an object.
struct KeyedEncoding<Key: CodingKey>: KeyedEncodingContainerProtocol {
  let node: EncodingNode
  var codingPath: [any CodingKey] { node.codingPath }

  func encodeNil(forKey key: Key) { node.child(key).content = .value(.null) }

  func encode<Value: Encodable>(_ value: Value, forKey key: Key) throws {
    let child = node.child(key)
    child.content = .value(try child.box(value))
  }

  func nestedContainer<Nested: CodingKey>(keyedBy type: Nested.Type, forKey key: Key)
    -> KeyedEncodingContainer<Nested>
  { node.child(key).container(keyedBy: type) }

  func nestedUnkeyedContainer(forKey key: Key) -> any UnkeyedEncodingContainer {
    node.child(key).unkeyedContainer()
  }

  func superEncoder() -> any Encoder { node.child(SuperKey()) }
  func superEncoder(forKey key: Key) -> any Encoder { node.child(key) }
}

/// The elements of an array.
struct UnkeyedEncoding: UnkeyedEncodingContainer {
  let node: EncodingNode
  var codingPath: [any CodingKey] { node.codingPath }

  var count: Int {
    if case .array(let elements) = node.content { elements.count } else { 0 }
  }

  func encodeNil() { node.nextElement().content = .value(.null) }

  func encode<Value: Encodable>(_ value: Value) throws {
    let child = node.nextElement()
    child.content = .value(try child.box(value))
  }

  func nestedContainer<Nested: CodingKey>(keyedBy type: Nested.Type)
    -> KeyedEncodingContainer<Nested>
  { node.nextElement().container(keyedBy: type) }

  func nestedUnkeyedContainer() -> any UnkeyedEncodingContainer {
    node.nextElement().unkeyedContainer()
  }

  func superEncoder() -> any Encoder { node.nextElement() }
}

/// A value without a container.
struct SingleEncoding: SingleValueEncodingContainer {
  let node: EncodingNode
  var codingPath: [any CodingKey] { node.codingPath }

  func encodeNil() { node.content = .value(.null) }

  func encode<Value: Encodable>(_ value: Value) throws {
    node.content = .value(try node.box(value))
  }
}

/// The key under which a class's superclass is encoded.
struct SuperKey: CodingKey {
  var stringValue: String { "super" }
  var intValue: Int? { nil }
  init() {}
  init?(stringValue: String) {}
  init?(intValue: Int) { return nil }
}
