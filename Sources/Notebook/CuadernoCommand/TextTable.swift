import Checks
import Printing

/// A table for the terminal: columns two spaces apart, without trailing blanks.
public struct TextTable {
  /// The titles of the columns.
  public var header: [String]
  /// The texts of each row, as many as there are columns.
  public var rows: [[String]]
  /// The columns that hold numbers.
  public var rightAligned: Set<Int>

  /// The least width to which a column is cut.
  private static let narrowest = 8

  /// Makes a table for the terminal.
  /// - Precondition: Each row has as many cells as the header.
  public init(header: [String], rows: [[String]], rightAligned: Set<Int> = []) {
    for row in rows {
      require(
        row.count == header.count, "each row needs \(header.count) cells, received \(row.count)")
    }
    self.header = header
    self.rows = rows
    self.rightAligned = rightAligned
  }

  /// The lines, each with its end.
  public var text: String { lines(width: nil).map { $0 + "\n" }.joined() }

  /// The header's line and one for each row.
  /// - Parameter width: The columns of the terminal; the widest columns of the table are cut until it fits. `nil` for any.
  package func lines(width: Int?) -> [String] {
    let lines = ([header] + rows).map { $0.map(\.printableInOneLine) }
    let wanted = header.indices.map { column in lines.map { $0[column].count }.max() ?? 0 }
    let widths = Self.fitted(wanted, to: width)
    return lines.map { line in
      let cells = line.enumerated().map { column, cell in
        let cell = cell.count <= widths[column] ? cell : cell.prefix(widths[column] - 1) + "…"
        let blanks = String(repeating: " ", count: widths[column] - cell.count)
        return rightAligned.contains(column) ? blanks + cell : cell + blanks
      }
      var joined = cells.joined(separator: "  ")
      while joined.last == " " { joined.removeLast() }
      return joined
    }
  }

  /// Cuts the widest columns to one width that makes all fit.
  private static func fitted(_ widths: [Int], to width: Int?) -> [Int] {
    guard let width else { return widths }
    let room = max(0, width) - 2 * (widths.count - 1)
    var limit = widths.max() ?? 0
    while limit > narrowest, widths.reduce(0, { $0 + min($1, limit) }) > room {
      limit = max(narrowest, min(limit - 1, room))
    }
    return widths.map { min($0, limit) }
  }

  /// The table two spaces further in.
  var indented: String {
    lines(width: StandardOutput.width.map { $0 - 2 }).map { "  \($0)\n" }.joined()
  }

  /// Writes the table to standard output, as wide as the terminal.
  package func show() throws {
    for line in lines(width: StandardOutput.width) { try StandardOutput.print(line) }
  }
}
