extension CanonicalValue {
  /// The JSON of a number, a truth value or a text; `nil` for any other type.
  init?<Value>(simple value: Value) {
    switch value {
    case let value as String where Value.self == String.self: self = .string(value)
    case let value as Bool where Value.self == Bool.self: self = .bool(value)
    case let value as Double where Value.self == Double.self: self = Self.floating(value)
    case let value as Float where Value.self == Float.self: self = Self.floating(value)
    case let value as any FixedWidthInteger: self = .number("\(value)")
    default: return nil
    }
  }

  private static func floating(_ value: some BinaryFloatingPoint & CustomStringConvertible)
    -> CanonicalValue
  {
    if value.isNaN { return .string("nan") }
    if value.isInfinite { return .string(value < 0 ? "-inf" : "inf") }
    return .number(value.description)
  }
}
