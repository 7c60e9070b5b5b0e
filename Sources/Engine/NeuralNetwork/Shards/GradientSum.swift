import CKernels
import Tensor

/// Adds the gradients of all shards of a batch, over all ranks, in the order of a ``ShardTree``.
///
/// Each rank adds what it can. Then it receives its piece of all others' sums, adds those, and sends the result to everyone:
/// as many bytes as any all-reduce, but in an order that does not depend on the number of ranks. The exchange of a piece begins as
/// soon as the backward of the rank's last shard has completed it.
///
/// `@unchecked Sendable`: the exchange reads and writes ranges that the backward is done with.
final class GradientSum: @unchecked Sendable {
  private let gradients: AlignedBuffer<Float>
  private let cut: ShardCut
  private let group: RankGroup?
  private let buckets: GradientBuckets
  /// The sums of this rank that wait for others; the last one is in the gradients' memory.
  private var waiting: [AlignedBuffer<Float>] = []
  private var tree: ShardTree
  /// What is to be added to the current shard's gradient.
  private var added: [Int] = []
  private var isLastShard = false
  private var nextBucket = 0
  private lazy var exchange = group.map { GradientExchange(cut, $0, largest: largestBucket) }
  private var largestBucket: Int { buckets.ranges.map(\.count).max() ?? 0 }

  /// - Parameter group: The ranks of the training; `nil` when there is one only.
  init(_ plan: Plan, _ cut: ShardCut, _ group: RankGroup?) {
    gradients = plan.store.gradients
    self.cut = cut
    self.group = group
    let base = gradients.base
    buckets = GradientBuckets(
      starts: plan.chain.gradientStarts.compactMap { $0.map { $0 - base } }, count: gradients.count)
    tree = ShardTree(shardCount: cut.count)
  }

  /// Makes room for the gradient of a shard, which the backward is about to write.
  func begin(_ shard: Int) {
    if shard == cut.own.lowerBound {
      tree = ShardTree(shardCount: cut.count)
      nextBucket = 0
    } else {
      let place = tree.nodes.count - 1
      if place == waiting.count { waiting.append(AlignedBuffer(count: gradients.count)) }
      let target = waiting[place].base
      Parallel.forEachRange(of: gradients.count, size: 65_536) { range, _ in
        (target + range.lowerBound).update(
          from: gradients.base + range.lowerBound, count: range.count)
      }
    }
    added = tree.append(ShardTree.Node(start: shard, level: 0))
    isLastShard = shard == cut.own.upperBound - 1
  }

  /// The gradients from `start` on are complete for the current shard.
  func complete(from start: UnsafeMutablePointer<Float>) {
    if isLastShard { release(from: start - gradients.base) }
  }

  /// The backward of the current shard has ended.
  func end() {
    if group == nil || !isLastShard {
      Parallel.forEachRange(of: gradients.count, size: 16_384) { range, _ in addWaiting(range) }
    }
  }

  /// Exchanges what is left with the other ranks; then the gradients are those of the whole batch.
  func finish() {
    guard let group else { return }
    if cut.own.isEmpty { (nextBucket, added) = (0, []) }
    release(from: 0)
    group.wait()
  }

  private func release(from start: Int) {
    guard let group, let exchange else { return }
    while nextBucket < buckets.ranges.count, buckets.ranges[nextBucket].lowerBound >= start {
      let range = buckets.ranges[nextBucket]
      nextBucket += 1
      group.enqueue { [self] calls in
        addWaiting(range)
        let sums =
          cut.own.isEmpty ? [] : waiting.prefix(tree.nodes.count - 1).map(\.base) + [gradients.base]
        exchange.run(
          sums.map { $0 + range.lowerBound }, gradients.base + range.lowerBound, range.count, calls)
      }
    }
  }

  private func addWaiting(_ range: Range<Int>) {
    for place in added {
      ck_add(
        gradients.base + range.lowerBound, waiting[place].base + range.lowerBound, range.count)
    }
  }
}
