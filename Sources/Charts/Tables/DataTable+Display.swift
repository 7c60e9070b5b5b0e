import Display
import Foundation

extension DataTable: Displayable {
  /// The first rows as a table of the report. Show ``displayTable(rows:)`` for another number of them.
  public var output: Output { displayTable(rows: 10).output }

  /// The first rows as a table of the report.
  public func displayTable(rows count: Int) -> Table {
    let shown = min(max(count, 0), rowCount)
    return Table(
      columns: columns.map { Table.Column($0.name) },
      rows: (0..<shown).map { row in columns.map { $0.values.displayValue(at: row) } },
      caption: shown < rowCount ? "The first \(shown) of \(rowCount) rows." : nil)
  }

  /// A row for each column: its type, how many values are missing, and how the values are spread.
  public var summary: Table {
    Table(
      columns: [
        Table.Column("column"), Table.Column("type"), Table.Column("values"),
        Table.Column("missing"), Table.Column("distinct"), Table.Column("mean", digits: 3),
        Table.Column("standard deviation", digits: 3), Table.Column("least"),
        Table.Column("median"), Table.Column("greatest"),
      ],
      rows: columns.map { column in
        let values = column.values
        let texts = (0..<values.count).compactMap { values.text(at: $0) }
        let numbers = (try? optionalNumbers(column.name))?.compactMap(\.self)
        return [
          .text(column.name), .text(values.typeName), .integer(texts.count),
          .integer(values.count - texts.count), .integer(Set(texts).count),
        ] + Self.spread(numbers ?? [])
      })
  }

  /// The number between two others, as a decimal: 19.2 between 19.1 and 19.3, not 19.200000000000003.
  private static func midpoint(_ first: Double, _ second: Double) -> Double {
    let middle = first / 2 + second / 2
    return Double(String(format: "%.15g", middle)) ?? middle
  }

  /// Mean, sample standard deviation, least value, median and greatest value.
  private static func spread(_ numbers: [Double]) -> [Table.Value] {
    guard let least = numbers.min(), let greatest = numbers.max() else {
      return Array(repeating: .empty, count: 5)
    }
    let count = Double(numbers.count)
    let mean = numbers.reduce(0, +) / count
    let squares = numbers.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    let sorted = numbers.sorted()
    let middle = sorted.count / 2
    let median =
      sorted.count.isMultiple(of: 2)
      ? midpoint(sorted[middle - 1], sorted[middle]) : sorted[middle]
    return [
      .number(mean), numbers.count > 1 ? .number((squares / (count - 1)).squareRoot()) : .empty,
      .number(least), .number(median), .number(greatest),
    ]
  }
}

extension DataTable.Values {
  fileprivate func displayValue(at row: Int) -> Table.Value {
    switch self {
    case .integers(let values): values[row].map { .integer($0) } ?? .empty
    case .numbers(let values): values[row].map { .number($0) } ?? .empty
    case .booleans, .texts: text(at: row).map { .text($0) } ?? .empty
    }
  }
}
