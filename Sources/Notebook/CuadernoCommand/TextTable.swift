import Printing

/// A table for the terminal: columns two spaces apart, without trailing blanks.
public struct TextTable {
  public var header: [String]
  public var rows: [[String]]
  /// The columns that hold numbers.
  public var rightAligned: Set<Int>

  /// - Precondition: Each row has as many cells as the header.
  public init(header: [String], rows: [[String]], rightAligned: Set<Int> = []) {
    precondition(
      rows.allSatisfy { $0.count == header.count }, "rows of \(header.count) cells are needed")
    self.header = header
    self.rows = rows
    self.rightAligned = rightAligned
  }

  /// The lines, each with its end.
  public var text: String {
    let lines = ([header] + rows).map { $0.map(\.printableInOneLine) }
    let widths = header.indices.map { column in lines.map { $0[column].count }.max() ?? 0 }
    return lines.map { line in
      let cells = line.enumerated().map { column, cell in
        let blanks = String(repeating: " ", count: widths[column] - cell.count)
        return rightAligned.contains(column) ? blanks + cell : cell + blanks
      }
      var joined = cells.joined(separator: "  ")
      while joined.last == " " { joined.removeLast() }
      return joined + "\n"
    }.joined()
  }

  /// The table two spaces further in.
  var indented: String {
    text.split(separator: "\n").map { "  \($0)\n" }.joined()
  }
}
