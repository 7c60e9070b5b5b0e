import Foundation
import Tensor

/// Gives a training its batches in order, or this rank's shards of them; for a source that asks for it, one thread makes the next batch while the
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
  private let cut: ShardCut
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
    _ samples: LabeledSamples, order: [Int], batchSize: Int, _ cut: ShardCut,
    _ request: BatchRequest,
    firstStep: Int
  ) {
    self.samples = samples
    self.order = order
    self.batchSize = batchSize
    self.cut = cut
    sampleSize = elementCount(of: samples.sampleShape)
    targetSize = elementCount(of: samples.targets.rowShape)
    self.request = request
    step = firstStep
    guard samples.preparesAhead else { return }
    let capacity = cut.ownCapacity(for: min(batchSize, order.count))
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

  /// The samples of a step, over all ranks.
  func indices(_ step: Int) -> ArraySlice<Int> {
    order[step * batchSize..<min(order.count, (step + 1) * batchSize)]
  }

  /// The part of a batch's memory that the samples of a step fill.
  private func part(of batch: SampleBatch, _ step: Int) -> SampleBatch {
    let count = cut.ownSamples(in: indices(step).count).count
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
        try fill(batch(in: buffers[(step - first) % 2]), step)
      } catch {
        lock.withLock { failure = error }
        filled.signal()
        return
      }
      filled.signal()
      step += 1
    }
  }

  /// Fills a batch shard by shard, so that what a source makes of a shard depends on nothing else.
  private func fill(_ batch: SampleBatch, _ step: Int) throws {
    let indices = indices(step)
    let first = cut.ownSamples(in: indices.count).lowerBound
    for shard in cut.own {
      let places = cut.samples(of: shard, in: indices.count)
      if places.isEmpty { continue }
      func part(
        _ numbers: UnsafeMutableBufferPointer<Float>, _ size: Int
      ) -> UnsafeMutableBufferPointer<Float> {
        UnsafeMutableBufferPointer(
          rebasing: numbers[(places.lowerBound - first) * size..<(places.upperBound - first) * size]
        )
      }
      let start = indices.startIndex
      try samples.fill(
        SampleBatch(
          samples: part(batch.samples, sampleSize), targets: part(batch.targets, targetSize)),
        with: indices[start + places.lowerBound..<start + places.upperBound], for: request)
    }
  }

  private func batch(in buffer: Buffer) -> SampleBatch {
    SampleBatch(samples: buffer.samples.elements, targets: buffer.targets.elements)
  }

  /// Writes this rank's part of the next batch into `target`.
  func next(into target: SampleBatch) throws {
    defer {
      step += 1
      taken += 1
    }
    guard !buffers.isEmpty else { return try fill(target, step) }
    let target = part(of: target, step)
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
