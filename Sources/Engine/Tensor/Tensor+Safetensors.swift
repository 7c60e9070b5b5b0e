import Artifacts

extension SafetensorsFile {
  /// The tensor called `name`, mapped from the file.
  /// - Throws: ``TensorFileError`` when there is none or when its elements are of another type.
  public func tensor<Scalar: TensorScalar>(_ name: String, of type: Scalar.Type = Scalar.self)
    throws -> Tensor<Scalar>
  {
    guard let entry = entries[name], let bytes = bytes(of: name) else {
      throw TensorFileError(path: file.path, tensor: name, reason: "is missing")
    }
    guard entry.elementType == Scalar.elementType else {
      throw TensorFileError(
        path: file.path, tensor: name,
        reason:
          "has elements \(entry.elementType.rawValue), expected \(Scalar.elementType.rawValue)")
    }
    return Tensor(mapping: bytes, of: file, shape: entry.shape)
  }
}

extension Tensor {
  /// This tensor as a named part of a file, for `SafetensorsFile.write`.
  public func part(named name: String) -> SafetensorsFile.Part {
    SafetensorsFile.Part(name: name, elementType: Scalar.elementType, shape: shape) { body in
      try withUnsafeBufferPointer { try body(UnsafeRawBufferPointer($0)) }
    }
  }
}

/// A tensor that a file should hold and does not.
public struct TensorFileError: Error, Sendable, Equatable, CustomStringConvertible {
  /// The file that was read.
  public var path: String
  /// The name of the tensor that was looked for.
  public var tensor: String
  /// What is wrong, as a clause that follows the tensor's name.
  public var reason: String

  /// Makes an error whose message begins with the path and the tensor's name.
  public init(path: String, tensor: String, reason: String) {
    self.path = path
    self.tensor = tensor
    self.reason = reason
  }

  public var description: String { "\(path): the tensor \(tensor) \(reason)" }
}
