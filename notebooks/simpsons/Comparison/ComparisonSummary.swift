import Metrics

/// What all comparisons with the baseline came to.
struct ComparisonSummary: Codable, Sendable {
  /// How many different changes were compared with the baseline.
  var count: Int
  /// The changes that are called better, the best first.
  var better: [String]
  /// The changes that are called worse.
  var worse: [String]

  /// How many changes McNemar's test would call effects if none of them did anything.
  var expectedByChance: Double { Double(count) * McNemarTest.level }
}
