import Drawing

/// The legend above the panels: signs and names in rows.
struct LegendLayout {
  struct Item {
    var series: Coverage.Series
    var x: Double
    var row: Int
  }

  static let signWidth = 24.0
  private static let gap = 18.0

  private(set) var items: [Item] = []
  var height: Double {
    items.last.map { Double($0.row + 1) * (ChartType.line + 3) + 6 } ?? 0
  }

  init(_ series: [Coverage.Series], width: Double) {
    var x = 0.0
    var row = 0
    for series in series {
      let needed =
        Self.signWidth + Typesetter.width(of: series.name, font: ChartType.label)
      if x > 0, x + needed > width {
        x = 0
        row += 1
      }
      items.append(Item(series: series, x: x, row: row))
      x += needed + Self.gap
    }
  }
}
