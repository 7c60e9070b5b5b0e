import Checks

extension Tensor {
  /// All elements in row-major order, copied.
  public var elements: [Scalar] { withUnsafeBufferPointer(Array.init) }

  /// One element by its index along each axis.
  public subscript(_ indices: Int...) -> Scalar {
    get {
      let position = position(of: indices)
      return withUnsafeBufferPointer { $0[position] }
    }
    set {
      let position = position(of: indices)
      withUnsafeMutableBufferPointer { $0[position] = newValue }
    }
  }

  private func position(of indices: [Int]) -> Int {
    require(
      indices.count == rank, "a tensor of shape \(shape) has \(rank) indices, not \(indices.count)")
    var position = 0
    for (index, extent) in zip(indices, shape) {
      require(
        index >= 0 && index < extent, "the index \(indices) is outside of the shape \(shape)")
      position = position * extent + index
    }
    return position
  }

  /// The tensor with each element passed through `transform`.
  public func map<Other: TensorScalar>(_ transform: (Scalar) throws -> Other) rethrows -> Tensor<
    Other
  > {
    try Tensor<Other>(shape: shape) { result in
      try withUnsafeBufferPointer { source in
        for index in source.indices { result[index] = try transform(source[index]) }
      }
    }
  }
}

extension Tensor {
  /// The extent of the first axis.
  public var rowCount: Int {
    require(rank > 0, "a tensor without axes has no rows")
    return shape[0]
  }

  /// The shape of one row: ``shape`` without its first axis.
  public var rowShape: [Int] { Array(shape.dropFirst()) }

  /// The slice at `index` along the first axis; it shares this tensor's memory.
  public func row(_ index: Int) -> Tensor {
    rows(index..<index + 1).reshaped(to: rowShape)
  }

  /// The slices of a range along the first axis; they share this tensor's memory.
  public func rows(_ range: Range<Int>) -> Tensor {
    require(
      range.lowerBound >= 0 && range.upperBound <= rowCount,
      "rows \(range) of a tensor with \(rowCount) rows")
    let size = elementCount(of: rowShape)
    return Tensor(
      shape: [range.count] + rowShape, storage: storage, offset: offset + range.lowerBound * size)
  }

  /// The slices at `indices` along the first axis, copied in their order.
  public func rows(at indices: some Collection<Int>) -> Tensor {
    let size = elementCount(of: rowShape)
    return Tensor(shape: [indices.count] + rowShape) { result in
      withUnsafeBufferPointer { source in
        for (position, index) in indices.enumerated() {
          require(index >= 0 && index < rowCount, "row \(index) of \(rowCount)")
          let row = UnsafeBufferPointer(rebasing: source[index * size..<(index + 1) * size])
          _ = UnsafeMutableBufferPointer(rebasing: result[(position * size)...])
            .initialize(from: row)
        }
      }
    }
  }
}

extension Tensor where Scalar: Comparable {
  /// The index of the largest element of each row; of equal ones the first.
  ///
  /// For probabilities of shape `[n, classes]` these are the predicted labels.
  public func indicesOfMaximum() -> [Int] {
    let size = elementCount(of: rowShape)
    require(size > 0, "the rows of shape \(rowShape) have no largest element")
    return withUnsafeBufferPointer { source in
      (0..<rowCount).map { row in
        var best = 0
        for index in 1..<max(size, 1) where source[row * size + index] > source[row * size + best] {
          best = index
        }
        return best
      }
    }
  }
}
