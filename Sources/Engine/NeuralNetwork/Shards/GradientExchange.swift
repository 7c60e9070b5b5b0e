import CKernels
import Tensor

/// Adds the ranks' sums of one range of the gradients.
///
/// `@unchecked Sendable`: only the thread of the group uses it.
final class GradientExchange: @unchecked Sendable {
  private let cut: ShardCut
  /// The sums that each rank brings.
  private let nodes: [[ShardTree.Node]]
  /// This rank's piece of every sum, one after another.
  private let received: AlignedBuffer<Float>

  /// - Parameter largest: The most numbers of a range.
  init(_ cut: ShardCut, _ group: RankGroup, largest: Int) {
    self.cut = cut
    nodes = (0..<cut.rankCount).map { ShardTree.nodes(of: cut.shards(of: $0), of: cut.count) }
    let piece = largest / cut.rankCount + 1
    received = AlignedBuffer(count: nodes.joined().count * piece)
  }

  /// - Parameters:
  ///   - sums: This rank's sums, from the left to the right.
  ///   - target: Receives the sum over all ranks.
  func run(
    _ sums: [UnsafeMutablePointer<Float>], _ target: UnsafeMutablePointer<Float>, _ count: Int,
    _ calls: MessagePassing
  ) {
    let pieces = (0..<cut.rankCount).map {
      $0 * count / cut.rankCount..<($0 + 1) * count / cut.rankCount
    }
    let size = pieces[cut.rank].count
    // The place of each rank's first sum among all.
    let places = nodes.indices.map { nodes[..<$0].joined().count }
    for turn in 0..<(nodes.map(\.count).max() ?? 0) {
      let sends = turn < sums.count
      calls.exchange(
        from: sends ? sums[turn] : target,
        pieces.map { sends ? $0 : $0.lowerBound..<$0.lowerBound },
        to: received.base,
        nodes.indices.map { rank in
          let start = (places[rank] + turn) * size
          return start..<start + (turn < nodes[rank].count ? size : 0)
        })
    }
    add(size)
    calls.gather(from: received.base, to: target, pieces)
  }

  /// Adds the received sums; the result is at the beginning.
  private func add(_ size: Int) {
    var tree = ShardTree(shardCount: cut.count)
    var places: [Int] = []
    for (place, node) in nodes.joined().enumerated() {
      places.append(place)
      for _ in tree.append(node) {
        let right = places.removeLast()
        ck_add(received.base + places[places.count - 1] * size, received.base + right * size, size)
      }
    }
  }
}
