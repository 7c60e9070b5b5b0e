import Foundation

/// An array of numbers, which is kept as bytes beside the JSON when it is long.
protocol NumberArray {
  var byteCount: Int { get }
  func add(to sink: any ArtifactPartSink) -> String
  /// Makes the array from a part; `nil` when its type is another.
  init?(_ part: ArtifactPart)
}

/// A number type that safetensors knows.
protocol SafetensorsNumber: BitwiseCopyable, Sendable {
  static var elementType: ElementType { get }
}

extension Float: SafetensorsNumber { static var elementType: ElementType { .float32 } }
extension Double: SafetensorsNumber { static var elementType: ElementType { .float64 } }
extension Int: SafetensorsNumber { static var elementType: ElementType { .int64 } }
extension Int64: SafetensorsNumber { static var elementType: ElementType { .int64 } }
extension Int32: SafetensorsNumber { static var elementType: ElementType { .int32 } }
extension UInt64: SafetensorsNumber { static var elementType: ElementType { .uint64 } }
extension UInt32: SafetensorsNumber { static var elementType: ElementType { .uint32 } }
extension UInt8: SafetensorsNumber { static var elementType: ElementType { .uint8 } }

extension Array: NumberArray where Element: SafetensorsNumber {
  var byteCount: Int { count * MemoryLayout<Element>.stride }

  func add(to sink: any ArtifactPartSink) -> String {
    sink.add(elementType: Element.elementType, shape: [count]) { read in
      try withUnsafeBytes { try read($0) }
    }
  }

  init?(_ part: ArtifactPart) {
    guard part.elementType == Element.elementType else { return nil }
    let count = part.bytes.count / MemoryLayout<Element>.stride
    self.init(unsafeUninitializedCapacity: count) { buffer, filled in
      UnsafeMutableRawBufferPointer(buffer).copyMemory(from: part.bytes)
      filled = count
    }
  }
}

extension Data: NumberArray {
  var byteCount: Int { count }

  func add(to sink: any ArtifactPartSink) -> String {
    sink.add(elementType: .uint8, shape: [count]) { read in
      try withUnsafeBytes { try read($0) }
    }
  }

  init?(_ part: ArtifactPart) {
    guard part.elementType == .uint8 else { return nil }
    self.init(part.bytes)
  }
}

/// How the JSON names an array beside it.
enum PartReference {
  /// The only key of the object that represents the array.
  static let key = "$part"

  static func name(in value: CanonicalValue) -> String? {
    guard case .object(let members) = value, members.count == 1,
      case .string(let name)? = members[key]
    else { return nil }
    return name
  }
}
