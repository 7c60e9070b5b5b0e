import Display
import Metrics

extension ConfusionMatrix {
  /// The pairs that are most often confused, as a table, with the short names that the heat map has too.
  public func mostConfusedTable(names: [String], limit: Int = 10) -> Table {
    let short = ClassNames.short(names)
    return Table(
      columns: [
        Table.Column("true"), Table.Column("predicted"), Table.Column("pictures"),
        Table.Column("share of the true"),
      ],
      rows: mostConfused().prefix(limit).map { pair in
        [
          .text(short[pair.actual]), .text(short[pair.predicted]), .integer(pair.count),
          .percent(pair.share),
        ]
      })
  }
}
