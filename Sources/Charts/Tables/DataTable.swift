import Checks

/// A table of data in typed columns, as it comes from a CSV file.
///
/// ```swift
/// let table = try DataTable(csv: path)
/// let radius = try table.numbers("radius")
/// let isMalignant = try table.texts("diagnosis").map { $0 == "M" }
/// ```
public struct DataTable: Codable, Sendable, Hashable {
  /// A column with its name and type.
  public struct Column: Codable, Sendable, Hashable {
    /// The title in the header.
    public var name: String
    /// The values, row by row.
    public var values: Values

    /// Makes a column from its name and values.
    public init(_ name: String, _ values: Values) {
      self.name = name
      self.values = values
    }
  }

  /// The values of a column; `nil` where one is missing.
  public enum Values: Codable, Sendable, Hashable {
    /// Whole numbers.
    case integers([Int?])
    /// Numbers that need not be whole.
    case numbers([Double?])
    /// True or false.
    case booleans([Bool?])
    /// Texts.
    case texts([String?])

    /// The number of rows, missing values included.
    public var count: Int {
      switch self {
      case .integers(let values): values.count
      case .numbers(let values): values.count
      case .booleans(let values): values.count
      case .texts(let values): values.count
      }
    }
  }

  /// The columns, from left to right.
  public let columns: [Column]

  /// Makes a table of finished columns.
  /// - Precondition: The columns have equally many values and different names.
  public init(columns: [Column]) {
    let counts = Set(columns.map(\.values.count))
    require(counts.count <= 1, "the columns of a table have different lengths: \(counts.sorted())")
    let names = columns.map(\.name)
    require(Set(names).count == names.count, "two columns of a table have one name: \(names)")
    self.columns = columns
  }

  /// The names of the columns, from left to right.
  public var columnNames: [String] { columns.map(\.name) }
  /// The number of rows, without the header.
  public var rowCount: Int { columns.first?.values.count ?? 0 }

  /// The column of a name.
  /// - Throws: ``DataTableError/noColumn(name:columns:)``.
  public func column(_ name: String) throws(DataTableError) -> Column {
    guard let column = columns.first(where: { $0.name == name }) else {
      throw .noColumn(name: name, columns: columnNames)
    }
    return column
  }

  /// The values of a column of numbers or integers.
  /// - Throws: ``DataTableError`` for an unknown name, another type, or a missing value.
  public func numbers(_ name: String) throws(DataTableError) -> [Double] {
    try complete(optionalNumbers(name), name)
  }

  /// The values of a column of numbers or integers; `nil` where one is missing.
  /// - Throws: ``DataTableError`` for an unknown name or another type.
  public func optionalNumbers(_ name: String) throws(DataTableError) -> [Double?] {
    switch try column(name).values {
    case .numbers(let values): return values
    case .integers(let values): return values.map { $0.map(Double.init) }
    case let other: throw .wrongType(column: name, found: other.typeName, expected: "numbers")
    }
  }

  /// The values of a column of integers.
  /// - Throws: ``DataTableError`` for an unknown name, another type, or a missing value.
  public func integers(_ name: String) throws(DataTableError) -> [Int] {
    guard case .integers(let values) = try column(name).values else {
      throw .wrongType(column: name, found: try column(name).values.typeName, expected: "integers")
    }
    return try complete(values, name)
  }

  /// The values of a column of truth values.
  /// - Throws: ``DataTableError`` for an unknown name, another type, or a missing value.
  public func booleans(_ name: String) throws(DataTableError) -> [Bool] {
    guard case .booleans(let values) = try column(name).values else {
      throw .wrongType(column: name, found: try column(name).values.typeName, expected: "booleans")
    }
    return try complete(values, name)
  }

  /// The values of a column of any type as texts.
  /// - Throws: ``DataTableError`` for an unknown name or a missing value.
  public func texts(_ name: String) throws(DataTableError) -> [String] {
    let values = try column(name).values
    return try complete((0..<values.count).map { values.text(at: $0) }, name)
  }

  /// Rows by their numbers, in the given order.
  /// - Precondition: The numbers are from 0 to ``rowCount`` - 1.
  public func rows(_ numbers: some Sequence<Int>) -> DataTable {
    let numbers = Array(numbers)
    for number in numbers {
      require((0..<rowCount).contains(number), "row \(number) of a table with \(rowCount) rows")
    }
    return DataTable(columns: columns.map { Column($0.name, $0.values.picking(numbers)) })
  }

  /// Some columns, in the given order.
  /// - Throws: ``DataTableError/noColumn(name:columns:)``.
  public func selecting(_ names: [String]) throws(DataTableError) -> DataTable {
    var selected: [Column] = []
    for name in names { selected.append(try column(name)) }
    return DataTable(columns: selected)
  }

  private func complete<Value>(
    _ values: [Value?], _ name: String
  ) throws(DataTableError) -> [Value] {
    var result: [Value] = []
    result.reserveCapacity(values.count)
    for (row, value) in values.enumerated() {
      guard let value else { throw .missingValue(column: name, row: row + 1) }
      result.append(value)
    }
    return result
  }
}

extension DataTable.Values {
  /// What the values are called in messages and summaries.
  var typeName: String {
    switch self {
    case .integers: "integers"
    case .numbers: "numbers"
    case .booleans: "booleans"
    case .texts: "texts"
    }
  }

  func text(at row: Int) -> String? {
    switch self {
    case .integers(let values): values[row].map { "\($0)" }
    case .numbers(let values): values[row].map { "\($0)" }
    case .booleans(let values): values[row].map { "\($0)" }
    case .texts(let values): values[row]
    }
  }

  func picking(_ rows: [Int]) -> Self {
    switch self {
    case .integers(let values): .integers(rows.map { values[$0] })
    case .numbers(let values): .numbers(rows.map { values[$0] })
    case .booleans(let values): .booleans(rows.map { values[$0] })
    case .texts(let values): .texts(rows.map { values[$0] })
    }
  }
}
