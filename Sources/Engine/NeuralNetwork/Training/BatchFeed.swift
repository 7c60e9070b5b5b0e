import Foundation
import Tensor

/// Gives a training its batches in order; for a source that asks for it, one thread makes the next batch while the
/// network works on the last.
///
/// `@unchecked Sendable`: the two sides take turns on each buffer, in the order that the semaphores keep.
final class BatchFeed: @unchecked Sendable {
  private let samples: any BatchSource
  private let order: [Int]
  private let batchSize: Int
  private let sampleSize: Int
  private let request: BatchRequest
  private var step: Int
  private var buffers: [AlignedBuffer<Float>] = []
  private let filled = DispatchSemaphore(value: 0)
  /// Starts at 0 and is raised at once: a semaphore must not end below where it started.
  private let free = DispatchSemaphore(value: 0)
  private let lock = NSLock()
  private var isStopped = false
  private var failure: (any Error)?

  init(
    _ samples: any BatchSource, order: [Int], batchSize: Int, sampleSize: Int,
    _ request: BatchRequest, firstStep: Int
  ) {
    self.samples = samples
    self.order = order
    self.batchSize = batchSize
    self.sampleSize = sampleSize
    self.request = request
    step = firstStep
    guard samples.preparesAhead else { return }
    buffers = (0..<2).map { _ in AlignedBuffer(count: min(batchSize, order.count) * sampleSize) }
    for _ in buffers { free.signal() }
    let thread = Thread { [self] in prepare(from: firstStep) }
    thread.stackSize = 4 << 20
    thread.start()
  }

  private func indices(_ step: Int) -> ArraySlice<Int> {
    order[step * batchSize..<min(order.count, (step + 1) * batchSize)]
  }

  private func fill(_ target: UnsafeMutableBufferPointer<Float>, _ step: Int) throws {
    let indices = indices(step)
    try samples.fill(
      UnsafeMutableBufferPointer(rebasing: target[..<(indices.count * sampleSize)]),
      with: indices, for: request)
  }

  private func prepare(from first: Int) {
    var step = first
    while step * batchSize < order.count {
      free.wait()
      if lock.withLock({ isStopped }) { return }
      do {
        try fill(buffers[(step - first) % 2].elements, step)
      } catch {
        lock.withLock { failure = error }
        filled.signal()
        return
      }
      filled.signal()
      step += 1
    }
  }

  private var taken = 0

  /// Writes the next batch into `target`.
  func next(into target: UnsafeMutableBufferPointer<Float>) throws {
    defer {
      step += 1
      taken += 1
    }
    guard !buffers.isEmpty else {
      try fill(target, step)
      return
    }
    filled.wait()
    if let failure = lock.withLock({ failure }) { throw failure }
    _ = target.update(
      from: buffers[taken % 2].elements.prefix(indices(step).count * sampleSize))
    free.signal()
  }

  /// Ends the thread that prepares batches.
  func stop() {
    lock.withLock { isStopped = true }
    free.signal()
  }
}
