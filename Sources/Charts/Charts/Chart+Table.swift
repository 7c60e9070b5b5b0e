import Display

extension Chart {
  /// The data of all marks, a row each, with a column for each channel; `nil` without data.
  var markTable: Table? {
    /// A column, by its scale and its own name.
    struct Key: Hashable {
      var scale: Channel.Scale
      var name: String?
    }
    var keys: [Key] = []
    var rows: [(panel: String, series: String?, values: [Key: Table.Value])] = []
    for panel in panels {
      for mark in panel.marks {
        let data = mark.channels.filter(\.isData)
        let count = data.map(\.values.count).max() ?? 0
        guard count > 0 else { continue }
        let series = mark.layout(in: text).series?.name
        for channel in data {
          let key = Key(scale: channel.scale, name: channel.name)
          if !keys.contains(key) { keys.append(key) }
        }
        for row in 0..<count {
          var values: [Key: Table.Value] = [:]
          for channel in data where channel.values.indices.contains(row) {
            values[Key(scale: channel.scale, name: channel.name)] = channel.values[row].tableValue
          }
          rows.append((panel.title, series, values))
        }
      }
    }
    guard !rows.isEmpty else { return nil }
    let hasPanels = panels.count > 1
    let hasSeries = rows.contains { $0.series != nil }
    // Places come before named and colored values.
    keys =
      keys.filter { $0.name == nil && $0.scale != .color }.sorted {
        $0.scale == .position(.x) && $1.scale != .position(.x)
      } + keys.filter { $0.name != nil } + keys.filter { $0.scale == .color }
    let columns =
      (hasPanels ? ["panel"] : []) + (hasSeries ? ["series"] : [])
      + keys.map { $0.name ?? title($0.scale) }
    return Table(
      columns: columns.map { Table.Column($0) },
      rows: rows.map { row in
        (hasPanels ? [.text(row.panel)] : []) + (hasSeries ? [.text(row.series ?? "")] : [])
          + keys.map { row.values[$0] ?? .empty }
      })
  }

  private func title(_ scale: Channel.Scale) -> String {
    func shared(_ axis: KeyPath<Panel, Axis>, _ fallback: String) -> String {
      let titles = Set(panels.map { $0[keyPath: axis].title })
      return titles.first.flatMap { titles.count == 1 && !$0.isEmpty ? $0 : nil } ?? fallback
    }
    return switch scale {
    case .position(.x): shared(\.x, "x")
    case .position(.y): shared(\.y, "y")
    case .color: colorBar?.title ?? "value"
    }
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
