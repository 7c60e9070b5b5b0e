import Display

extension Chart {
  /// The values of all marks, a row each; `nil` when the marks tell none.
  var markTable: Table? {
    struct Entry {
      var panel: String
      var row: Coverage.Row
    }
    let entries = panels.flatMap { panel in
      panel.marks.flatMap(\.coverage.rows).map { Entry(panel: panel.title, row: $0) }
    }
    guard !entries.isEmpty else { return nil }
    let hasPanels = panels.count > 1
    let hasValues = entries.contains { $0.row.value != nil }
    let hasSeries = entries.contains { $0.row.series != nil }
    func title(_ axis: KeyPath<Panel, Axis>, _ fallback: String) -> String {
      let titles = Set(panels.map { $0[keyPath: axis].title })
      return titles.count == 1 && titles.first != "" ? titles.first ?? fallback : fallback
    }
    var columns: [Table.Column] = []
    if hasPanels { columns.append(Table.Column("panel")) }
    if hasSeries { columns.append(Table.Column("series")) }
    columns.append(Table.Column(title(\.x, "x")))
    columns.append(Table.Column(title(\.y, "y")))
    if hasValues { columns.append(Table.Column(colorBar?.title ?? "value")) }
    let rows = entries.map { entry in
      var row: [Table.Value] = []
      if hasPanels { row.append(.text(entry.panel)) }
      if hasSeries { row.append(.text(entry.row.series ?? "")) }
      row += [entry.row.x.tableValue, entry.row.y.tableValue]
      if hasValues {
        row.append(entry.row.value.map { PlotValue.number($0).tableValue } ?? .empty)
      }
      return row
    }
    return Table(columns: columns, rows: rows)
  }
}

extension PlotValue {
  fileprivate var tableValue: Table.Value {
    switch self {
    case .category(let name): .text(name)
    case .number(let value):
      Int(exactly: value).map(Table.Value.integer) ?? (value.isFinite ? .number(value) : .empty)
    }
  }
}
