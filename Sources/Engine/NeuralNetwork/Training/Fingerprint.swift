import Artifacts
import Foundation
import Tensor

/// The hash of everything that a value is made of, found by reflection.
///
/// Numbers, texts, collections, tensors, and structures and enumerations of them are hashed whole. Nothing can be read from a
/// closure or a reference: of those only the type counts, and ``isPlain`` becomes `false`.
struct Fingerprint: ~Copyable {
  private let hasher = ContentHasher()
  /// Whether no closure and no reference was met.
  private(set) var isPlain = true

  mutating func add(_ value: Any) {
    let type = type(of: value)
    hasher.update(String(describing: type))
    switch value {
    case let value as any HashedBytes: value.withHashedBytes { Self.add($0, to: hasher) }
    case let value as any LosslessStringConvertible: hasher.update(value.description)
    default:
      let mirror = Mirror(reflecting: value)
      switch mirror.displayStyle {
      case .dictionary, .set: addUnordered(mirror)
      case .struct, .tuple, .collection, .optional: addChildren(of: mirror)
      case .enum:
        if mirror.children.isEmpty { hasher.update("\(value)") }
        addChildren(of: mirror)
      default: isPlain = false
      }
    }
  }

  consuming func finish() -> ContentHash { hasher.finish() }

  private mutating func addChildren(of mirror: Mirror) {
    hasher.update("\(mirror.children.count)")
    for child in mirror.children {
      hasher.update(child.label ?? "")
      add(child.value)
    }
  }

  /// The order of the elements differs from process to process, so their hashes are sorted.
  private mutating func addUnordered(_ mirror: Mirror) {
    let hashes = mirror.children.map { child in
      var part = Fingerprint()
      part.add(child.value)
      isPlain = isPlain && part.isPlain
      return part.finish().digits
    }
    for hash in hashes.sorted() { hasher.update(hash) }
  }

  /// Large memory is hashed in pieces by all threads; the pieces do not depend on the number of threads.
  private static func add(_ bytes: UnsafeRawBufferPointer, to hasher: borrowing ContentHasher) {
    let size = 1 << 20
    guard bytes.count > size else { return hasher.update(bytes) }
    var hashes = [ContentHash?](repeating: nil, count: (bytes.count + size - 1) / size)
    hashes.withUnsafeMutableBufferPointer { hashes in
      nonisolated(unsafe) let (hashes, bytes) = (hashes, bytes)
      Parallel.forEachRange(of: bytes.count, size: size) { range, _ in
        hashes[range.lowerBound / size] = ContentHash(
          of: UnsafeRawBufferPointer(rebasing: bytes[range]))
      }
    }
    for hash in hashes { hasher.update(hash?.digits ?? "") }
  }
}

/// A value that is hashed by its bytes, which is faster than element by element.
private protocol HashedBytes {
  func withHashedBytes(_ body: (UnsafeRawBufferPointer) -> Void)
}

extension Tensor: HashedBytes {
  fileprivate func withHashedBytes(_ body: (UnsafeRawBufferPointer) -> Void) {
    shape.withUnsafeBytes(body)
    withUnsafeBufferPointer { body(UnsafeRawBufferPointer($0)) }
  }
}

extension Data: HashedBytes {
  fileprivate func withHashedBytes(_ body: (UnsafeRawBufferPointer) -> Void) {
    withUnsafeBytes(body)
  }
}

extension Array: HashedBytes where Element: FixedWidthNumber {
  fileprivate func withHashedBytes(_ body: (UnsafeRawBufferPointer) -> Void) {
    withUnsafeBytes(body)
  }
}

/// A number without padding.
private protocol FixedWidthNumber {}
extension Int: FixedWidthNumber {}
extension UInt8: FixedWidthNumber {}
extension Float: FixedWidthNumber {}
extension Double: FixedWidthNumber {}
