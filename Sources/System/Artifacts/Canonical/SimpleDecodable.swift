/// A type whose JSON is a number, a truth value or a text.
protocol SimpleDecodable {
  init?(canonical value: CanonicalValue)
}

extension String: SimpleDecodable {
  init?(canonical value: CanonicalValue) {
    guard case .string(let text) = value else { return nil }
    self = text
  }
}

extension Bool: SimpleDecodable {
  init?(canonical value: CanonicalValue) {
    guard case .bool(let truth) = value else { return nil }
    self = truth
  }
}

extension SimpleDecodable where Self: FixedWidthInteger {
  init?(canonical value: CanonicalValue) {
    guard case .number(let digits) = value else { return nil }
    self.init(digits)
  }
}

extension SimpleDecodable where Self: BinaryFloatingPoint & LosslessStringConvertible {
  init?(canonical value: CanonicalValue) {
    switch value {
    case .number(let digits): self.init(digits)
    case .string("nan"): self = .nan
    case .string("inf"): self = .infinity
    case .string("-inf"): self = -.infinity
    default: return nil
    }
  }
}

extension Double: SimpleDecodable {}
extension Float: SimpleDecodable {}
extension Int: SimpleDecodable {}
extension Int8: SimpleDecodable {}
extension Int16: SimpleDecodable {}
extension Int32: SimpleDecodable {}
extension Int64: SimpleDecodable {}
extension UInt: SimpleDecodable {}
extension UInt8: SimpleDecodable {}
extension UInt16: SimpleDecodable {}
extension UInt32: SimpleDecodable {}
extension UInt64: SimpleDecodable {}
