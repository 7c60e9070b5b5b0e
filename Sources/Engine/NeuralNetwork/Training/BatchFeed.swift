import Foundation
import Tensor

/// Gives a training its batches in order; for a source that asks for it, one thread makes the next batch while the
/// network works on the last.
///
/// `@unchecked Sendable`: the two sides take turns on each buffer, in the order that the semaphores keep.
final class BatchFeed: @unchecked Sendable {
  /// The samples and targets of one batch.
  private struct Buffer {
    let samples: AlignedBuffer<Float>
    let targets: AlignedBuffer<Float>
  }

  private let samples: LabeledSamples
  private let order: [Int]
  private let batchSize: Int
  private let sampleSize: Int
  private let targetSize: Int
  private let request: BatchRequest
  private var step: Int
  private var buffers: [Buffer] = []
  private let filled = DispatchSemaphore(value: 0)
  /// Starts at 0 and is raised immediately: a semaphore must not end below where it started.
  private let free = DispatchSemaphore(value: 0)
  private let lock = NSLock()
  private var isStopped = false
  private var failure: (any Error)?
  private var taken = 0

  init(
    _ samples: LabeledSamples, order: [Int], batchSize: Int, _ request: BatchRequest, firstStep: Int
  ) {
    self.samples = samples
    self.order = order
    self.batchSize = batchSize
    sampleSize = elementCount(of: samples.sampleShape)
    targetSize = elementCount(of: samples.targets.rowShape)
    self.request = request
    step = firstStep
    guard samples.preparesAhead else { return }
    let capacity = min(batchSize, order.count)
    buffers = (0..<2).map { _ in
      Buffer(
        samples: AlignedBuffer(count: capacity * sampleSize),
        targets: AlignedBuffer(count: capacity * targetSize))
    }
    for _ in buffers { free.signal() }
    let thread = Thread { [self] in prepare(from: firstStep) }
    thread.stackSize = 4 << 20
    thread.start()
  }

  /// The samples of a step.
  func indices(_ step: Int) -> ArraySlice<Int> {
    order[step * batchSize..<min(order.count, (step + 1) * batchSize)]
  }

  /// The part of a batch's memory that the samples of a step fill.
  private func part(of batch: SampleBatch, _ step: Int) -> SampleBatch {
    let count = indices(step).count
    return SampleBatch(
      samples: UnsafeMutableBufferPointer(rebasing: batch.samples[..<(count * sampleSize)]),
      targets: UnsafeMutableBufferPointer(rebasing: batch.targets[..<(count * targetSize)]))
  }

  private func prepare(from first: Int) {
    var step = first
    while step * batchSize < order.count {
      free.wait()
      if lock.withLock({ isStopped }) { return }
      do {
        try samples.fill(
          part(of: batch(in: buffers[(step - first) % 2]), step), with: indices(step), for: request)
      } catch {
        lock.withLock { failure = error }
        filled.signal()
        return
      }
      filled.signal()
      step += 1
    }
  }

  private func batch(in buffer: Buffer) -> SampleBatch {
    SampleBatch(samples: buffer.samples.elements, targets: buffer.targets.elements)
  }

  /// Writes the next batch into `target`.
  func next(into target: SampleBatch) throws {
    defer {
      step += 1
      taken += 1
    }
    let target = part(of: target, step)
    guard !buffers.isEmpty else {
      try samples.fill(target, with: indices(step), for: request)
      return
    }
    filled.wait()
    if let failure = lock.withLock({ failure }) { throw failure }
    let made = part(of: batch(in: buffers[taken % 2]), step)
    _ = target.samples.update(fromContentsOf: made.samples)
    _ = target.targets.update(fromContentsOf: made.targets)
    free.signal()
  }

  /// Ends the thread that prepares batches.
  func stop() {
    lock.withLock { isStopped = true }
    free.signal()
  }
}
