extension CanonicalValue {
  /// The deepest nesting that is written and read.
  static let deepest = 512

  /// Reads JSON.
  /// - Throws: ``CanonicalFormatError`` for text that is not JSON.
  package init(json bytes: UnsafeRawBufferPointer) throws {
    var reader = JSONReader(bytes: bytes)
    self = try reader.document()
  }
}

/// Text that is not the JSON that was expected.
package struct CanonicalFormatError: Error, Equatable, CustomStringConvertible {
  package var offset: Int
  package var expected: String
  package var description: String { "byte \(offset) is not the \(expected) that JSON demands" }
}

/// A reader of JSON that trusts nothing: neither lengths nor nesting.
private struct JSONReader {
  let bytes: UnsafeRawBufferPointer
  var position = 0
  var depth = 0

  mutating func document() throws -> CanonicalValue {
    let value = try value()
    skipBlanks()
    guard position == bytes.count else { throw fail("end") }
    return value
  }

  private func fail(_ expected: String) -> CanonicalFormatError {
    CanonicalFormatError(offset: position, expected: expected)
  }

  private var next: UInt8 { position < bytes.count ? bytes[position] : 0 }

  private mutating func skipBlanks() {
    while position < bytes.count, [0x20, 0x0A, 0x0D, 0x09].contains(bytes[position]) {
      position += 1
    }
  }

  private mutating func take(_ byte: UInt8, _ expected: String) throws {
    guard next == byte, position < bytes.count else { throw fail(expected) }
    position += 1
  }

  private mutating func value() throws -> CanonicalValue {
    skipBlanks()
    switch next {
    case UInt8(ascii: "{"): return try nested { try $0.object() }
    case UInt8(ascii: "["): return try nested { try $0.array() }
    case UInt8(ascii: "\""): return .string(try string())
    case UInt8(ascii: "t"): return try word("true", .bool(true))
    case UInt8(ascii: "f"): return try word("false", .bool(false))
    case UInt8(ascii: "n"): return try word("null", .null)
    default: return try number()
    }
  }

  private mutating func nested(
    _ body: (inout JSONReader) throws -> CanonicalValue
  ) throws -> CanonicalValue {
    depth += 1
    guard depth <= CanonicalValue.deepest else { throw fail("shallower nesting") }
    defer { depth -= 1 }
    position += 1
    return try body(&self)
  }

  private mutating func object() throws -> CanonicalValue {
    var members: [String: CanonicalValue] = [:]
    skipBlanks()
    if next == UInt8(ascii: "}") {
      position += 1
      return .object(members)
    }
    while true {
      skipBlanks()
      let key = try string()
      skipBlanks()
      try take(UInt8(ascii: ":"), "colon")
      members[key] = try value()
      skipBlanks()
      if next == UInt8(ascii: ",") {
        position += 1
      } else {
        try take(UInt8(ascii: "}"), "end of an object")
        return .object(members)
      }
    }
  }

  private mutating func array() throws -> CanonicalValue {
    var values: [CanonicalValue] = []
    skipBlanks()
    if next == UInt8(ascii: "]") {
      position += 1
      return .array(values)
    }
    while true {
      values.append(try value())
      skipBlanks()
      if next == UInt8(ascii: ",") {
        position += 1
      } else {
        try take(UInt8(ascii: "]"), "end of an array")
        return .array(values)
      }
    }
  }

  private mutating func word(_ word: StaticString, _ value: CanonicalValue) throws
    -> CanonicalValue
  {
    for index in 0..<word.utf8CodeUnitCount {
      try take(word.utf8Start[index], "\(word)")
    }
    return value
  }

  private mutating func number() throws -> CanonicalValue {
    let start = position
    while position < bytes.count, (0x30...0x39).contains(next) || "+-.eE".utf8.contains(next) {
      position += 1
    }
    let text = String(decoding: bytes[start..<position], as: UTF8.self)
    guard Double(text) != nil else {
      position = start
      throw fail("value")
    }
    return .number(text)
  }

  private mutating func string() throws -> String {
    try take(UInt8(ascii: "\""), "text")
    var start = position
    var text = ""
    while position < bytes.count {
      switch bytes[position] {
      case UInt8(ascii: "\""):
        text += String(decoding: bytes[start..<position], as: UTF8.self)
        position += 1
        return text
      case UInt8(ascii: "\\"):
        text += String(decoding: bytes[start..<position], as: UTF8.self)
        position += 1
        text.unicodeScalars.append(try escaped())
        start = position
      default: position += 1
      }
    }
    throw fail("end of a text")
  }

  private mutating func escaped() throws -> Unicode.Scalar {
    defer { position += 1 }
    switch next {
    case UInt8(ascii: "n"): return "\n"
    case UInt8(ascii: "t"): return "\t"
    case UInt8(ascii: "r"): return "\r"
    case UInt8(ascii: "b"): return "\u{8}"
    case UInt8(ascii: "f"): return "\u{C}"
    case UInt8(ascii: "u"):
      let high = try unit()
      guard (0xD800..<0xDC00).contains(high) else {
        guard let scalar = Unicode.Scalar(high) else { throw fail("Unicode scalar") }
        return scalar
      }
      position += 1
      try take(UInt8(ascii: "\\"), "second half of a surrogate pair")
      let low = try unit()
      let code = 0x10000 + ((high - 0xD800) << 10) + (low &- 0xDC00)
      guard (0xDC00..<0xE000).contains(low), let scalar = Unicode.Scalar(code) else {
        throw fail("second half of a surrogate pair")
      }
      return scalar
    case let byte where position < bytes.count: return Unicode.Scalar(byte)
    default: throw fail("escaped character")
    }
  }

  /// The four digits after `u`; the position is left at the last one.
  private mutating func unit() throws -> UInt32 {
    guard position + 4 < bytes.count,
      let unit = UInt32(
        String(decoding: bytes[position + 1...position + 4], as: UTF8.self), radix: 16)
    else { throw fail("four digits of a character") }
    position += 4
    return unit
  }
}
