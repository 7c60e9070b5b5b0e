/// How each batch of a training is cut into shards, and which rank computes which of them.
///
/// The cut depends on the number of shards alone. Ranks only share the work, so they never change a bit of the result.
struct ShardCut: Sendable {
  /// The number of shards.
  let count: Int
  /// The number of ranks.
  let rankCount: Int
  /// The rank of this process.
  let rank: Int

  /// The shards that a rank computes: neighbors, as many for each rank as can be.
  func shards(of rank: Int) -> Range<Int> {
    rank * count / rankCount..<(rank + 1) * count / rankCount
  }

  /// The shards that this process computes.
  var own: Range<Int> { shards(of: rank) }

  /// The places in a batch of `size` samples that belong to a shard; none where a short batch has fewer samples than there are
  /// shards.
  func samples(of shard: Int, in size: Int) -> Range<Int> {
    shard * size / count..<(shard + 1) * size / count
  }

  /// The places in a batch of `size` samples that this process computes.
  func ownSamples(in size: Int) -> Range<Int> {
    own.lowerBound * size / count..<own.upperBound * size / count
  }

  /// The room for this process' part of a batch of at most `size` samples, and for a shard of any other.
  func ownCapacity(for size: Int) -> Int { max(1, own.count) * capacity(for: size) }

  /// The most samples that a shard of a batch of at most `size` samples has.
  func capacity(for size: Int) -> Int { (size + count - 1) / count }
}
