import Display

/// The texts of a table, and what its columns have in common.
///
/// A row may be shorter than the header, which leaves cells empty, or longer, which adds columns without a title.
struct TableLayout {
  struct Cell: Equatable {
    var text: String
    var isBest: Bool
  }

  struct Column: Equatable {
    var title: String
    /// Whether the column holds figures, which are set to the right.
    var isNumeric: Bool
  }

  let columns: [Column]
  let rows: [[Cell]]

  init(_ table: Table) {
    let count = max(table.columns.count, table.rows.map(\.count).max() ?? 0)
    var columns: [Column] = []
    var rows = table.rows.map { _ in [Cell]() }
    for index in 0..<count {
      let column = table.columns.indices.contains(index) ? table.columns[index] : Table.Column("")
      let values = table.rows.map { $0.indices.contains(index) ? $0[index] : .empty }
      let numbers = values.map(\.number)
      let finite = numbers.lazy.compactMap { $0 }.filter(\.isFinite)
      let best: Double? =
        switch column.best {
        case .highest: finite.max()
        case .lowest: finite.min()
        case nil: nil
        }
      for (row, value) in values.enumerated() {
        let isBest = best != nil && numbers[row] == best
        rows[row].append(Cell(text: value.text(digits: column.digits), isBest: isBest))
      }
      columns.append(
        Column(
          title: column.title,
          isNumeric: numbers.contains { $0 != nil }
            && zip(values, numbers).allSatisfy { $1 != nil || $0 == .empty }))
    }
    self.columns = columns
    self.rows = rows
  }
}

extension Table.Value {
  /// The value to compare by; `nil` for texts and empty cells.
  var number: Double? {
    switch self {
    case .number(let number), .percent(let number): number
    case .integer(let integer): Double(integer)
    case .text, .empty: nil
    }
  }

  func text(digits: Int?) -> String {
    switch self {
    case .text(let text): text
    case .number(let number):
      digits.map { NumberText.decimal(number, digits: $0) } ?? NumberText.shortest(number)
    case .percent(let share): NumberText.percent(share, digits: digits ?? 1)
    case .integer(let integer): NumberText.integer(integer)
    case .empty: ""
    }
  }
}
