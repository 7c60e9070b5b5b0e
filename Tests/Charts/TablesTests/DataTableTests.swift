import Display
import Foundation
import Randomness
import Tables
import Testing

@Suite struct DataTableTests {
  private func read(
    _ text: String, types: [String: ColumnType] = [:], encoding: DataTable.Encoding = .utf8
  ) throws(DataTableError) -> DataTable {
    try read(Data(text.utf8), types: types, encoding: encoding)
  }

  private func read(
    _ data: Data, types: [String: ColumnType] = [:], encoding: DataTable.Encoding = .utf8
  ) throws(DataTableError) -> DataTable {
    let path = NSTemporaryDirectory() + "table-\(UUID().uuidString).csv"
    defer { try? FileManager.default.removeItem(atPath: path) }
    #expect(FileManager.default.createFile(atPath: path, contents: data))
    do {
      return try DataTable(csv: path, types: types, encoding: encoding)
    } catch {
      throw error.named("data.csv")
    }
  }

  @Test func findsTheTypesOfColumns() throws {
    let table = try read("id,radius,diagnosis,benign\n1,17.99,M,false\n2,20,B,true\n")
    #expect(table.columnNames == ["id", "radius", "diagnosis", "benign"])
    #expect(try table.integers("id") == [1, 2])
    #expect(try table.numbers("radius") == [17.99, 20])
    #expect(try table.numbers("id") == [1, 2])
    #expect(try table.texts("diagnosis") == ["M", "B"])
    #expect(try table.booleans("benign") == [false, true])
    #expect(try table.texts("id") == ["1", "2"])
  }

  @Test(
    "Separators, line ends, quotation marks and the byte order mark",
    arguments: [
      "a,b\n1,x y\n", "a;b\r\n1;x y\r\n", "a\tb\r1\tx y", "\u{FEFF}a,b\n1,\"x y\"\n",
      "\"a\",\"b\"\n\"1\",x y\n\n", " a , b \n 1 , x y \n",
    ])
  func dialects(_ text: String) throws {
    let table = try read(text)
    #expect(table.columnNames == ["a", "b"])
    #expect(try table.integers("a") == [1])
    #expect(try table.texts("b") == ["x y"])
  }

  @Test func quotedValuesHoldSeparatorsLinesAndQuotationMarks() throws {
    let table = try read("a,b\n\"x, y\nz\",\"say \"\"hi\"\"\"\n1,2\n")
    #expect(try table.texts("a") == ["x, y\nz", "1"])
    #expect(try table.texts("b") == ["say \"hi\"", "2"])
  }

  @Test func missingValuesAreNotNumbers() throws {
    let table = try read("a,b\n1,\nNA,2.5\n")
    #expect(table.columns[0].values == .integers([1, nil]))
    #expect(try table.optionalNumbers("b") == [nil, 2.5])
    #expect(throws: DataTableError.missingValue(column: "a", row: 2)) { try table.integers("a") }
  }

  @Test(
    "Errors name file, line, row and column",
    arguments: [
      ("a,b\n1\n", "data.csv:2: row 1 has 1 values, the header names 2 columns"),
      ("a,a\n1,2\n", "data.csv: two columns are called \"a\""),
      ("", "data.csv: the file has no line with column names"),
      ("a\n\"1\n2\n", "data.csv:2: the quotation mark that opens a value here is never closed"),
      ("a\n1\n\nx\n", "data.csv:4: row 2, column \"a\": \"x\" is not a number"),
    ])
  func errors(_ text: String, _ message: String) {
    #expect {
      try read(text, types: ["a": .number])
    } throws: { error in
      "\(error)" == message
    }
  }

  @Test func wrongNamesAndTypesAreRefused() throws {
    let table = try read("radius,kind\n1,x\n")
    #expect {
      try table.numbers("radus")
    } throws: { "\($0)" == "the table has no column \"radus\"; its columns are radius, kind" }
    #expect {
      try table.numbers("kind")
    } throws: { "\($0)" == "the column \"kind\" holds texts, not numbers" }
    #expect(throws: DataTableError.self) { try read("a\n1\n", types: ["b": .text]) }
  }

  @Test func encodings() throws {
    let latin = Data([0x61, 0x0A, 0x67, 0x72, 0xFC, 0x6E])
    #expect(throws: DataTableError.notUTF8(path: "data.csv", line: 2)) { try read(latin) }
    #expect(try read(latin, encoding: .latin1).texts("a") == ["grün"])
  }

  @Test func picksRowsAndColumns() throws {
    let table = try read("a,b\n1,x\n2,y\n3,z\n")
    #expect(try table.rows([2, 0]).integers("a") == [3, 1])
    #expect(try table.selecting(["b"]).columnNames == ["b"])
  }

  @Test func splitsEveryRowIntoOneOfTwoTables() throws {
    let table = try read("a\n" + (0..<100).map { "\($0)\n" }.joined())
    let split = table.split(testShare: 0.2, random: RandomSource(seed: 1))
    let (training, test) = (try split.training.integers("a"), try split.test.integers("a"))
    #expect(test.count == 20)
    #expect((training + test).sorted() == Array(0..<100))
    #expect(split == table.split(testShare: 0.2, random: RandomSource(seed: 1)))
  }

  @Test func showsAndSummarizes() throws {
    let table = try read("a,b\n" + (1...12).map { "\($0),x\n" }.joined())
    #expect(table.displayTable(rows: 3).rows.count == 3)
    guard case .table(let shown) = table.output else { return #expect(Bool(false)) }
    #expect(shown.caption == "The first 10 of 12 rows.")
    let summary = table.summary.rows
    #expect(summary[0][0...4] == ["a", "integers", 12, 0, 12])
    #expect(summary[0][5] == .number(6.5) && summary[0][8] == .number(6.5))
    let decimals = DataTable(columns: [.init("a", .numbers([19.1, 19.3, -1e308, 1e308]))])
    #expect(decimals.summary.rows[0][8] == .number(19.2))
    #expect(summary[1][5...] == [.empty, .empty, .empty, .empty, .empty])
  }

  @Test("Random bytes are a table or an error", arguments: 0..<200)
  func anything(seed: Int) {
    var generator = RandomSource(seed: UInt64(seed)).generator
    let alphabet = Array("a1,;\t\"\n\r .-é".utf8) + [0xFF, 0]
    let bytes = (0..<Int.random(in: 0...60, using: &generator)).map { _ in
      alphabet.randomElement(using: &generator) ?? 0
    }
    guard let table = try? read(Data(bytes)) else { return }
    _ = (table.output, table.summary)
  }
}

extension DataTableError {
  /// The same error about a file of another name.
  fileprivate func named(_ path: String) -> DataTableError {
    switch self {
    case .unreadable: .unreadable(path: path)
    case .notUTF8(_, let line): .notUTF8(path: path, line: line)
    case .noHeader: .noHeader(path: path)
    case .repeatedColumn(_, let name): .repeatedColumn(path: path, name: name)
    case .unclosedQuote(_, let line): .unclosedQuote(path: path, line: line)
    case .wrongFieldCount(_, let row, let line, let found, let expected):
      .wrongFieldCount(path: path, row: row, line: line, found: found, expected: expected)
    case .badValue(_, let row, let line, let column, let value, let expected):
      .badValue(
        path: path, row: row, line: line, column: column, value: value, expected: expected)
    case .noColumn, .wrongType, .missingValue: self
    }
  }
}
