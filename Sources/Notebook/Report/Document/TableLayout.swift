import Display

/// The texts of a table, and what its columns have in common.
struct TableLayout {
  struct Cell: Equatable {
    var text: String
    var isBest: Bool
  }

  /// Whether a column holds figures, which are set to the right.
  let isNumeric: [Bool]
  let rows: [[Cell]]

  init(_ table: Table) {
    isNumeric = table.columns.indices.map { column in
      let values = table.rows.map { $0[column] }
      return values.contains { $0.number != nil }
        && values.allSatisfy { $0.number != nil || $0 == .empty }
    }
    let best = table.columns.indices.map { column -> Double? in
      let numbers = table.rows.compactMap { $0[column].number }.filter(\.isFinite)
      return switch table.columns[column].best {
      case .highest: numbers.max()
      case .lowest: numbers.min()
      case nil: nil
      }
    }
    rows = table.rows.map { row in
      row.enumerated().map { column, value in
        Cell(
          text: value.text(digits: table.columns[column].digits),
          isBest: best[column] != nil && value.number == best[column])
      }
    }
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
