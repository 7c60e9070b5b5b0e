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
  public var training: DataTable
  public var test: DataTable

  public init(training: DataTable, test: DataTable) {
    self.training = training
    self.test = test
  }
}
