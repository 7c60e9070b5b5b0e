import Checks

/// Numbers of one type in a row-major array of any rank.
///
/// A tensor is a value: a copy shares its memory until one of them is changed. The memory is either its own or part of
/// a memory-mapped file (a stored result), so that reading a stored data set costs no time. Rows, the slices along the
/// first axis, share memory too.
///
/// ```swift
/// var scores = Tensor<Float>(shape: [2, 3])
/// scores[1, 2] = 0.5
/// scores.rows(1..<2).elements   // [0, 0, 0.5]
/// ```
public struct Tensor<Scalar: TensorScalar>: Sendable {
  /// The extent of each axis; empty for a single number.
  public private(set) var shape: [Int]
  /// The number of elements: the product of ``shape``.
  public let count: Int
  var storage: TensorStorage<Scalar>
  /// Where this tensor's elements begin in ``storage``.
  var offset: Int

  init(shape: [Int], storage: TensorStorage<Scalar>, offset: Int) {
    self.shape = shape
    self.count = elementCount(of: shape)
    self.storage = storage
    self.offset = offset
    require(
      offset >= 0 && offset + count <= storage.count,
      "a tensor of shape \(shape) needs \(count) elements, its storage has \(storage.count - offset)"
    )
  }

  /// A tensor whose elements are all `value`, zero by default.
  public init(shape: [Int], repeating value: Scalar = .zero) {
    self.init(shape: shape, uninitialized: { $0.initialize(repeating: value) })
  }

  /// A tensor of the given elements in row-major order, as many as the shape holds.
  public init(shape: [Int], elements: some Collection<Scalar>) {
    require(
      elements.count == elementCount(of: shape),
      "a tensor of shape \(shape) has \(elementCount(of: shape)) elements, not \(elements.count)")
    self.init(shape: shape, uninitialized: { _ = $0.initialize(from: elements) })
  }

  /// A tensor whose elements a closure writes, every one of them, into memory that is not initialized.
  public init(
    shape: [Int], uninitialized initialize: (UnsafeMutableBufferPointer<Scalar>) throws -> Void
  ) rethrows {
    let storage = TensorStorage<Scalar>(count: elementCount(of: shape))
    try initialize(UnsafeMutableBufferPointer(start: storage.base, count: storage.count))
    self.init(shape: shape, storage: storage, offset: 0)
  }

  /// The number of axes.
  public var rank: Int { shape.count }

  /// The same elements in another shape of the same count.
  public func reshaped(to shape: [Int]) -> Tensor {
    require(
      elementCount(of: shape) == count,
      "a tensor of shape \(self.shape) cannot take the shape \(shape): \(count) elements")
    return Tensor(shape: shape, storage: storage, offset: offset)
  }

  /// Hands the elements to `body`; the pointer is valid during the call only.
  public func withUnsafeBufferPointer<Result>(
    _ body: (UnsafeBufferPointer<Scalar>) throws -> Result
  ) rethrows -> Result {
    defer { withExtendedLifetime(storage) {} }
    return try body(UnsafeBufferPointer(start: storage.base + offset, count: count))
  }

  /// Hands the elements to `body` to be changed; the pointer is valid during the call only.
  public mutating func withUnsafeMutableBufferPointer<Result>(
    _ body: (UnsafeMutableBufferPointer<Scalar>) throws -> Result
  ) rethrows -> Result {
    makeUnique()
    defer { withExtendedLifetime(storage) {} }
    return try body(UnsafeMutableBufferPointer(start: storage.base + offset, count: count))
  }

  /// Copies the elements unless no one else can see them.
  private mutating func makeUnique() {
    guard storage.isMapped || !isKnownUniquelyReferenced(&storage) else { return }
    self = withUnsafeBufferPointer { source in
      Tensor(shape: shape, uninitialized: { _ = $0.initialize(from: source) })
    }
  }
}

/// The number of elements of a shape: the product of its extents.
package func elementCount(of shape: [Int]) -> Int {
  shape.reduce(1) { product, extent in
    require(extent >= 0, "the shape \(shape) has a negative extent")
    return product * extent
  }
}
