import Artifacts

/// A type that the elements of a ``Tensor`` may have: plain numbers that safetensors files know.
public protocol TensorScalar: BitwiseCopyable, Sendable, Hashable, Codable, Numeric {
  /// The name of the type in files.
  static var elementType: ElementType { get }
}

extension Float: TensorScalar { public static var elementType: ElementType { .float32 } }
extension Double: TensorScalar { public static var elementType: ElementType { .float64 } }
extension UInt8: TensorScalar { public static var elementType: ElementType { .uint8 } }
extension Int8: TensorScalar { public static var elementType: ElementType { .int8 } }
extension UInt16: TensorScalar { public static var elementType: ElementType { .uint16 } }
extension Int16: TensorScalar { public static var elementType: ElementType { .int16 } }
extension UInt32: TensorScalar { public static var elementType: ElementType { .uint32 } }
extension Int32: TensorScalar { public static var elementType: ElementType { .int32 } }
extension UInt64: TensorScalar { public static var elementType: ElementType { .uint64 } }
extension Int64: TensorScalar { public static var elementType: ElementType { .int64 } }
