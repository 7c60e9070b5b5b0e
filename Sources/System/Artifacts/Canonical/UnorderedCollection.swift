/// A collection whose order means nothing, encoded in the order of its elements' JSON.
protocol UnorderedCollection {
  func sorted(_ box: (any Encodable) throws -> CanonicalValue) throws -> CanonicalValue
}

extension Set: UnorderedCollection where Element: Encodable {
  func sorted(_ box: (any Encodable) throws -> CanonicalValue) throws -> CanonicalValue {
    let elements = try map { element in
      let value = try box(element)
      return (json: value.json(), value: value)
    }
    return .array(elements.sorted { $0.json < $1.json }.map(\.value))
  }
}

extension Dictionary: UnorderedCollection where Key: Encodable, Value: Encodable {
  /// As the standard library encodes a dictionary: an object for keys that are texts or whole numbers, otherwise
  /// an array of alternating keys and values.
  func sorted(_ box: (any Encodable) throws -> CanonicalValue) throws -> CanonicalValue {
    if Key.self == String.self || Key.self == Int.self
      || Key.self is any CodingKeyRepresentable.Type
    {
      var members: [String: CanonicalValue] = [:]
      for (key, value) in self {
        let name = (key as? any CodingKeyRepresentable)?.codingKey.stringValue ?? "\(key)"
        members[name] = try box(value)
      }
      return .object(members)
    }
    let pairs = try map { pair in
      let key = try box(pair.key)
      return (json: key.json(), key: key, value: try box(pair.value))
    }
    return .array(pairs.sorted { $0.json < $1.json }.flatMap { [$0.key, $0.value] })
  }
}
