import Execution
import Metrics

extension ConfusionMatrix {
  /// The pairs that are most often confused, as a table.
  public func mostConfusedTable(names: [String], limit: Int = 10) -> Table {
    Table(
      columns: [
        Table.Column("true"), Table.Column("predicted"), Table.Column("pictures"),
        Table.Column("share of the true"),
      ],
      rows: mostConfused().prefix(limit).map { pair in
        [
          .text(ClassNames.display(names[pair.actual])),
          .text(ClassNames.display(names[pair.predicted])), .integer(pair.count),
          .percent(pair.share),
        ]
      })
  }
}
