import Tensor

/// What each shard of a batch gave besides its gradient: loss, metrics, and the moments that moving averages follow.
final class ShardResults {
  private static let resultSize = 3
  private let numbers: AlignedBuffer<Double>
  private let size: Int
  private let store: ParameterStore

  init(_ cut: ShardCut, _ store: ParameterStore) {
    self.store = store
    size = Self.resultSize + store.observed.count
    numbers = AlignedBuffer(count: cut.count * size)
  }

  /// Keeps the result of a shard, and what its forward observed.
  func keep(_ result: LossHead.Result, of shard: Int) {
    let row = numbers.base + shard * size
    (row[0], row[1], row[2]) = (result.loss, Double(result.correct), result.absoluteError)
    for index in 0..<store.observed.count {
      row[Self.resultSize + index] = Double(store.observed.base[index])
    }
  }

  /// Completes the results with those of the other ranks.
  func gather(_ cut: ShardCut, _ group: RankGroup) {
    group.gather(
      numbers.elements,
      (0..<cut.rankCount).map { rank in
        let shards = cut.shards(of: rank)
        return shards.lowerBound * size..<shards.upperBound * size
      })
  }

  /// The result of a shard; what its forward observed is then in the store again.
  func result(of shard: Int) -> LossHead.Result {
    let row = numbers.base + shard * size
    for index in 0..<store.observed.count {
      store.observed.base[index] = Float(row[Self.resultSize + index])
    }
    return LossHead.Result(loss: row[0], correct: Int(row[1]), absoluteError: row[2])
  }
}
