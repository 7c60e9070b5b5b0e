/// The order in which the gradients of shards are added: a binary tree that depends on the number of shards alone.
///
/// Sums of floating-point numbers depend on their order. Here neighbors are added first, then neighboring sums, and so on,
/// whichever rank does it.
struct ShardTree {
  /// A sum over neighboring shards: at most 2 to the power of `level` of them.
  struct Node: Equatable {
    var start: Int
    var level: Int
  }

  let shardCount: Int
  /// The sums that cannot be added to each other yet, from the left to the right.
  private(set) var nodes: [Node] = []

  init(shardCount: Int) { self.shardCount = shardCount }

  /// Takes the next sum from the left.
  /// - Returns: The places in ``nodes``, last first, of the sums that are to be added to it; it takes the place of the last of them.
  mutating func append(_ node: Node) -> [Int] {
    var added: [Int] = []
    var node = node
    while node.start > 0 || 1 << node.level < shardCount {
      let size = 1 << node.level
      if node.start & size == 0 {
        // Its neighbor on the right is still to come, unless there is none.
        guard node.start + size >= shardCount else { break }
      } else {
        guard nodes.last == Node(start: node.start - size, level: node.level) else { break }
        nodes.removeLast()
        added.append(nodes.count)
        node.start -= size
      }
      node.level += 1
    }
    nodes.append(node)
    return added
  }

  /// The sums that are left of neighboring shards.
  static func nodes(of shards: Range<Int>, of shardCount: Int) -> [Node] {
    var tree = ShardTree(shardCount: shardCount)
    for shard in shards { _ = tree.append(Node(start: shard, level: 0)) }
    return tree.nodes
  }
}
