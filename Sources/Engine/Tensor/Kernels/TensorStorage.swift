import Artifacts
import Checks
import Foundation

/// The memory behind a tensor: owned and writable, or a part of a mapped file and read-only.
///
/// Owned memory begins at a multiple of 64 bytes, a cache line and the widest vector register. The class is
/// `@unchecked Sendable` because ``Tensor`` writes only to storage that it alone refers to.
package final class TensorStorage<Scalar: TensorScalar>: @unchecked Sendable {
  package let base: UnsafeMutablePointer<Scalar>
  package let count: Int
  /// The file that the elements are in; `nil` for owned memory.
  private let file: MappedFile?

  package var isMapped: Bool { file != nil }

  /// Owned memory for `count` elements, which are not initialized.
  package init(count: Int) {
    self.count = count
    file = nil
    base = alignedMemory(for: Scalar.self, count: count)
  }

  /// The elements of a file's part. The bytes must be aligned to the element type.
  package init(mapping bytes: UnsafeRawBufferPointer, of file: MappedFile) {
    count = bytes.count / MemoryLayout<Scalar>.stride
    self.file = file
    if let address = bytes.baseAddress, count > 0 {
      require(
        Int(bitPattern: address) % MemoryLayout<Scalar>.alignment == 0,
        "the bytes of a mapped tensor must be aligned to \(MemoryLayout<Scalar>.alignment)")
      base = UnsafeMutableRawPointer(mutating: address).assumingMemoryBound(to: Scalar.self)
    } else {
      base = alignedMemory(for: Scalar.self, count: 0)
    }
  }

  /// Gives the memory of a mapped file's bytes back to the system until they are used again.
  func release(_ bytes: UnsafeRawBufferPointer) { file?.release(bytes) }

  deinit {
    if file == nil || count == 0 { free(base) }
  }
}

/// Memory for `count` elements at a multiple of 64 bytes, to be given back by `free`.
///
/// Large blocks of memory use large pages (2 MB), where the system has them: matrix products over the usual 4096
/// bytes a page spend up to a seventh of their time on looking up addresses.
package func alignedMemory<Scalar>(for type: Scalar.Type, count: Int) -> UnsafeMutablePointer<
  Scalar
> {
  let wanted = count * MemoryLayout<Scalar>.stride
  let alignment = wanted >= 2 * largePage ? largePage : 64
  let bytes = max(64, (wanted + alignment - 1) / alignment * alignment)
  guard let address = aligned_alloc(alignment, bytes) else {
    unreachable("there is no memory for \(bytes) bytes")
  }
  #if os(Linux)
    // A wish: nothing is lost when the system does not grant it.
    if alignment == largePage { _ = madvise(address, bytes, Int32(MADV_HUGEPAGE)) }
  #endif
  return address.assumingMemoryBound(to: Scalar.self)
}

private let largePage = 2 << 20
