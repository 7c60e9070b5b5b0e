import Randomness

extension DataTable {
  /// Two tables that together hold every row once, in random order.
  ///
  /// Split in one cell, and let all others read its value: two cells that split for themselves hold different rows.
  ///
  /// - Parameters:
  ///   - share: The share of the rows in the second table, from 0 to 1.
  ///   - random: Where the order comes from.
  public func split(testShare share: Double, random: RandomSource) -> DataSplit {
    let order = random.permutation(rowCount)
    let count = Int((Double(rowCount) * min(max(share, 0), 1)).rounded())
    return DataSplit(
      training: rows(order.dropLast(count)), test: rows(order.suffix(count)))
  }
}

/// The rows to learn from, and those to test on.
public struct DataSplit: Codable, Sendable, Hashable {
  /// The rows to learn from.
  public var training: DataTable
  /// The rows to test on.
  public var test: DataTable

  /// Makes a split of two tables that were divided elsewhere.
  public init(training: DataTable, test: DataTable) {
    self.training = training
    self.test = test
  }
}
