extension Tensor: Equatable {
  /// Whether shapes and elements are equal; as for plain numbers, NaN equals nothing.
  public static func == (left: Tensor, right: Tensor) -> Bool {
    guard left.shape == right.shape else { return false }
    return left.withUnsafeBufferPointer { left in
      right.withUnsafeBufferPointer { left.elementsEqual($0) }
    }
  }
}

extension Tensor: CustomStringConvertible {
  /// Type and shape, and the elements of a small tensor.
  public var description: String {
    let head = "Tensor<\(Scalar.self)>\(shape)"
    return count <= 32 ? "\(head) \(elements)" : head
  }
}
