import Display
import Metrics

extension ConfusionMatrix {
  /// The pairs that are confused most often as a table, with the short names of the heat map.
  public func mostConfusedTable(names: [String], limit: Int = 10, nouns: Nouns = Nouns())
    -> Table
  {
    let short = ClassNames.short(names)
    return Table(
      columns: [
        Table.Column("true"), Table.Column("predicted"), Table.Column(nouns.sample.plural),
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
