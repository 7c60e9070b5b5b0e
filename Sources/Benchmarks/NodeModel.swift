import Foundation

/// What several nodes can gain, computed from the traffic: each node computes a batch like that of one rank.
struct NodeModel {
  static let nodes = [2, 4, 8, 16, 32, 64]
  /// In gigabits a second.
  static let rates = [1.0, 10, 100]
  /// The backward takes two thirds of a step; at most so much of the exchange can overlap with it.
  private static let backwardShare = 2.0 / 3

  /// The time of a step on one node.
  let secondsPerStep: Double
  let parameters: Int

  /// The bytes that each of so many nodes sends in a step: its pieces of the gradient, then its piece of the sum to all others.
  func sentBytes(_ nodes: Int) -> Double {
    4 * Double(parameters) * 2 * Double(nodes - 1) / Double(nodes)
  }

  /// The share of the time in which nodes compute.
  func efficiency(_ nodes: Int, gigabits: Double, overlaps: Bool) -> Double {
    let exchange = sentBytes(nodes) * 8 / (gigabits * 1e9)
    let hidden = overlaps ? Self.backwardShare * secondsPerStep : 0
    return secondsPerStep / (secondsPerStep + max(0, exchange - hidden))
  }

  /// Efficiencies without and with overlap.
  func table() -> String {
    let head =
      "nodes " + Self.rates.map { String(format: "%12.0f Gbit/s", $0) }.joined()
    let rows = Self.nodes.map { nodes in
      String(format: "%5d ", nodes)
        + Self.rates.map { rate in
          let (plain, overlapped) = (
            efficiency(nodes, gigabits: rate, overlaps: false),
            efficiency(nodes, gigabits: rate, overlaps: true)
          )
          let text = String(format: "%.0f%% - %.0f%%", 100 * plain, 100 * overlapped)
          return String(repeating: " ", count: max(0, 19 - text.count)) + text
        }.joined()
    }
    return ([head] + rows).joined(separator: "\n")
  }
}
