import Checks
import Randomness

/// A division of a data set into samples to learn from and samples held back, by their indices.
public struct Split: Sendable, Codable, Hashable {
  /// In ascending order.
  public var training: [Int]
  /// In ascending order.
  public var heldOut: [Int]

  /// A split of given indices.
  public init(training: [Int], heldOut: [Int]) {
    self.training = training
    self.heldOut = heldOut
  }

  /// Holds back a share of each class, and keeps groups together: all of a group is on one side.
  ///
  /// Groups, and samples without one, are drawn in random order; one is held back if its classes still need as many. A class of
  /// few and large groups may end a little below its share, none ends above it.
  ///
  /// - Parameters:
  ///   - labels: The class of each sample.
  ///   - groups: Samples that stay together, such as near-duplicates; each sample is in one group at most.
  ///   - share: The part to hold back, above 0 and below 1; a fifth by default.
  ///   - random: Where the order comes from.
  public static func stratified(
    labels: [Int], groups: [[Int]] = [], share: Double = 0.2, random: RandomSource
  ) -> Split {
    require(
      share > 0 && share < 1,
      "the share to hold back must be above 0 and below 1, received \(share)")
    var units = groups
    var isGrouped = [Bool](repeating: false, count: labels.count)
    for sample in groups.joined() {
      require(
        !isGrouped[sample],
        "each sample must be in one group at most, but sample \(sample) is in two")
      isGrouped[sample] = true
    }
    units += labels.indices.filter { !isGrouped[$0] }.map { [$0] }
    var missing: [Int: Int] = [:]
    for label in labels { missing[label, default: 0] += 1 }
    missing = missing.mapValues { Int((Double($0) * share).rounded()) }
    var isHeldOut = [Bool](repeating: false, count: labels.count)
    for unit in random.permutation(units.count).map({ units[$0] }) {
      var needed: [Int: Int] = [:]
      for sample in unit { needed[labels[sample], default: 0] += 1 }
      guard needed.allSatisfy({ missing[$0.key, default: 0] >= $0.value }) else { continue }
      for (label, count) in needed { missing[label, default: 0] -= count }
      for sample in unit { isHeldOut[sample] = true }
    }
    return Split(
      training: labels.indices.filter { !isHeldOut[$0] },
      heldOut: labels.indices.filter { isHeldOut[$0] })
  }
}
