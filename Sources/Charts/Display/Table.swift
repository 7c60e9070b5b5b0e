import Checks

/// A table with a header: of results, or of the data behind a figure.
public struct Table: Codable, Sendable, Equatable, Displayable {
  /// How a column is set.
  public struct Column: Codable, Sendable, Equatable {
    /// Which value of a column is the best, if it is to be marked.
    public enum Best: String, Codable, Sendable {
      /// The greatest value is marked.
      case highest
      /// The smallest value is marked.
      case lowest
    }

    /// The text in the header.
    public var title: String
    /// Digits after the point for numbers; `nil` shows the shortest exact form.
    public var digits: Int?
    /// Which value is marked as the best; `nil` marks none.
    public var best: Best?

    /// Makes a column with its title.
    public init(_ title: String, digits: Int? = nil, best: Best? = nil) {
      self.title = title
      self.digits = digits
      self.best = best
    }
  }

  /// The content of one cell.
  public enum Value: Codable, Sendable, Equatable {
    /// A text, aligned to the left.
    case text(String)
    /// A number, written with the digits of its column.
    case number(Double)
    /// A share from 0 to 1, shown in percent.
    case percent(Double)
    /// A whole number.
    case integer(Int)
    /// Nothing.
    case empty
  }

  /// The header, from left to right.
  public var columns: [Column]
  /// Each row has as many values as there are columns.
  public var rows: [[Value]]
  /// A sentence below the table, in Markdown.
  public var caption: String?
  /// What prose refers to it by; see ``Output/named(_:)``.
  public var name: String?

  /// Makes a table.
  /// - Precondition: Each row has as many values as there are columns.
  public init(columns: [Column], rows: [[Value]], caption: String? = nil) {
    for (index, row) in rows.enumerated() {
      require(
        row.count == columns.count,
        "row \(index) of a table has \(row.count) values, its header \(columns.count) columns")
    }
    self.columns = columns
    self.rows = rows
    self.caption = caption
  }

  public var output: Output { .table(self) }
}

extension Table.Value: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral,
  ExpressibleByFloatLiteral
{
  public init(stringLiteral value: String) { self = .text(value) }
  public init(integerLiteral value: Int) { self = .integer(value) }
  public init(floatLiteral value: Double) { self = .number(value) }
}
