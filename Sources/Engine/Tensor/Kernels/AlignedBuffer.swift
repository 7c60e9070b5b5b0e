import Foundation

/// Memory of a fixed size at a multiple of 64 bytes, filled with zeros: the workspace of a computation.
///
/// Every holder of the buffer may write to it; it is `@unchecked Sendable` because the loops that share one
/// write to disjoint parts.
package final class AlignedBuffer<Element: BitwiseCopyable>: @unchecked Sendable {
  package let base: UnsafeMutablePointer<Element>
  package let count: Int

  package init(count: Int) {
    self.count = count
    base = alignedMemory(for: Element.self, count: count)
    memset(base, 0, count * MemoryLayout<Element>.stride)
  }

  deinit { free(base) }

  /// All elements.
  package var elements: UnsafeMutableBufferPointer<Element> {
    UnsafeMutableBufferPointer(start: base, count: count)
  }
}
