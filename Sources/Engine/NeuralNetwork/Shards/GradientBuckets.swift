/// The pieces in which gradients are exchanged while the backward goes on: from the end of the network to its front, as they become
/// complete.
struct GradientBuckets {
  /// Smaller pieces wait for the next: a message of a megabyte is worth its latency.
  static let smallest = 262_144
  /// Ranges of the gradients that together are all of them, from the last to the first.
  let ranges: [Range<Int>]

  /// - Parameters:
  ///   - starts: Where the gradients of each pass begin, in any order.
  ///   - count: All gradients.
  init(starts: [Int], count: Int) {
    var ranges: [Range<Int>] = []
    var end = count
    for start in starts.sorted().reversed() where start > 0 && end - start >= Self.smallest {
      ranges.append(start..<end)
      end = start
    }
    if end > 0 { ranges.append(0..<end) }
    self.ranges = ranges
  }
}
