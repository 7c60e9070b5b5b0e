/// What is wrong with a table, or with the file that it is read from. Rows count from 1, without the header.
public enum DataTableError: Error, Sendable, Equatable, CustomStringConvertible {
  /// The file does not exist or cannot be read.
  case unreadable(path: String)
  /// A line is not UTF-8; the file may be in another encoding.
  case notUTF8(path: String, line: Int)
  /// The file has no first line with the names of the columns.
  case noHeader(path: String)
  /// Two columns have the same name.
  case repeatedColumn(path: String, name: String)
  /// A quoted field that begins in this line has no closing quote.
  case unclosedQuote(path: String, line: Int)
  /// A row has more or fewer fields than the header.
  case wrongFieldCount(path: String, row: Int, line: Int, found: Int, expected: Int)
  /// A value does not have the type stated for its column.
  case badValue(
    path: String, row: Int, line: Int, column: String, value: String, expected: ColumnType)
  /// No column has this name.
  case noColumn(name: String, columns: [String])
  /// The column holds values of another type than the one requested.
  case wrongType(column: String, found: String, expected: String)
  /// A value is missing where every row must have one.
  case missingValue(column: String, row: Int)

  public var description: String {
    switch self {
    case .unreadable(let path): "\(path): the file cannot be read"
    case .notUTF8(let path, let line):
      "\(path):\(line): the text is not UTF-8; save the file as UTF-8, or pass encoding: .latin1"
    case .noHeader(let path): "\(path): the file has no line with column names"
    case .repeatedColumn(let path, let name): "\(path): two columns are called \"\(name)\""
    case .unclosedQuote(let path, let line):
      "\(path):\(line): the quotation mark that opens a value here is never closed"
    case .wrongFieldCount(let path, let row, let line, let found, let expected):
      "\(path):\(line): row \(row) has \(found) values, the header names \(expected) columns"
    case .badValue(let path, let row, let line, let column, let value, let expected):
      "\(path):\(line): row \(row), column \"\(column)\": \"\(value)\" is not \(expected.phrase)"
    case .noColumn(let name, let columns):
      "the table has no column \"\(name)\"; its columns are \(columns.joined(separator: ", "))"
    case .wrongType(let column, let found, let expected):
      "the column \"\(column)\" holds \(found), not \(expected)"
    case .missingValue(let column, let row):
      "row \(row) of the column \"\(column)\" is missing; read it with optionalNumbers, or leave the row out"
    }
  }
}

/// The type of a column.
public enum ColumnType: String, Codable, Sendable, CaseIterable {
  /// Whole numbers.
  case integer
  /// Numbers that need not be whole.
  case number
  /// True or false.
  case boolean
  /// Texts.
  case text

  /// As in "is not a number".
  var phrase: String {
    switch self {
    case .integer: "an integer"
    case .number: "a number"
    case .boolean: "true or false"
    case .text: "a text"
    }
  }
}
