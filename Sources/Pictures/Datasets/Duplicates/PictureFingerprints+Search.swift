import Images
import Synchronization
import Tensor

extension PictureFingerprints {
  /// For each picture the most similar one of `others`; `nil` where none is similar enough.
  public func matches(in others: PictureFingerprints, _ similarity: Similarity = .copies)
    -> [PictureMatch?]
  {
    let found = Mutex<[Int: PictureMatch]>([:])
    Parallel.forEachRange(of: count, size: 16) { range, _ in
      for index in range {
        let candidates = others.candidates(for: hashes[index], from: 0, similarity)
        let best = candidates.lazy
          .map { PictureMatch(index: $0, difference: difference(index, others, $0)) }
          .min { ($0.difference, $0.index) < ($1.difference, $1.index) }
        if let best, best.difference <= similarity.largestDifference {
          found.withLock { $0[index] = best }
        }
      }
    }
    let all = found.withLock { $0 }
    return (0..<count).map { all[$0] }
  }

  /// Pictures that are the same, directly or by way of others, in groups of two or more.
  ///
  /// The largest groups come first; within a group, and among groups of one size, the first pictures do.
  public func groups(_ similarity: Similarity = .nearDuplicates) -> [[Int]] {
    let pairs = Mutex<[(Int, Int)]>([])
    Parallel.forEachRange(of: count, size: 16) { range, _ in
      for index in range {
        let same = candidates(for: hashes[index], from: index + 1, similarity)
          .filter { difference(index, self, $0) <= similarity.largestDifference }
        if !same.isEmpty { pairs.withLock { $0 += same.map { (index, $0) } } }
      }
    }
    var forest = DisjointSets(count: count)
    for (first, second) in pairs.withLock({ $0 }) { forest.join(first, second) }
    return forest.sets().filter { $0.count > 1 }
      .sorted { ($1.count, $0[0]) < ($0.count, $1[0]) }
  }

  /// The pictures from `first` whose hashes are near enough.
  private func candidates(for hash: PerceptualHash, from first: Int, _ similarity: Similarity)
    -> [Int]
  {
    hashes.withUnsafeBufferPointer { hashes in
      var result: [Int] = []
      for index in first..<max(first, hashes.count)
      where hashes[index].distance(to: hash) <= similarity.largestHashDistance {
        result.append(index)
      }
      return result
    }
  }
}

/// Sets that grow together (union-find with path halving).
private struct DisjointSets {
  private var parents: [Int]

  init(count: Int) { parents = Array(0..<count) }

  private mutating func root(of element: Int) -> Int {
    var element = element
    while parents[element] != element {
      parents[element] = parents[parents[element]]
      element = parents[element]
    }
    return element
  }

  mutating func join(_ first: Int, _ second: Int) {
    let (a, b) = (root(of: first), root(of: second))
    parents[max(a, b)] = min(a, b)
  }

  /// The sets, each sorted.
  mutating func sets() -> [[Int]] {
    var sets: [Int: [Int]] = [:]
    for element in parents.indices { sets[root(of: element), default: []].append(element) }
    return sets.keys.sorted().compactMap { sets[$0] }
  }
}
