extension Starter {
  static func csvSources(data: String) -> [(name: String, text: String)] {
    [
      (
        "Parameters.swift",
        """
        import Cuaderno

        let data = Parameter("data", default: "\(data)", help: "The CSV file.")
        let dataFile = ExternalInput.file(data)

        let testShare = Parameter(
          "test-share", default: 0.25, in: 0.05...0.9, help: "The share of the rows to test on.")

        """
      ),
      (
        "01-load.swift",
        """
        import Cuaderno
        import Tables

        //: ## Load
        //:
        //: One line for each flower. Replace the file with yours, or pass `--data FILE`.

        let load: Cell<DataTable> = Cell("Load", dataFile) { path in
          let table = try DataTable(csv: path)
          show(table)

          //: The table has \\(rows) rows. What is in its columns?
          metric("rows", table.rowCount)
          show(table.summary)
          return table
        }

        """
      ),
      (
        "02-split.swift",
        """
        import Cuaderno
        import Tables

        //: ## Split
        //:
        //: Some rows are set aside to test on. This is the only cell that splits: all others read its value, so
        //: none of them sees a test row by accident.

        let split: Cell<DataSplit> = Cell("Split", load, testShare) { table, share in
          let split = table.split(testShare: share, random: Random.notebook["split"])
          print(split.training.rowCount, "rows to learn from,", split.test.rowCount, "to test on")
          return split
        }

        """
      ),
      (
        "03-compare.swift",
        """
        import Charts
        import Cuaderno
        import Tables

        //: ## Compare

        let compare = Cell("Compare", split) { split in
          let table = split.training
          let kinds = try table.texts("kind")
          let (width, length) = (try table.numbers("width"), try table.numbers("length"))
          show(
            Chart(
              "The kinds differ in both measures",
              alternativeText: "Length against width; each kind fills a separate area.",
              x: Axis("width in cm"), y: Axis("length in cm")
            ) {
              for kind in Set(kinds).sorted() {
                let rows = kinds.indices.filter { kinds[$0] == kind }
                PointMark(x: rows.map { width[$0] }, y: rows.map { length[$0] }, series: kind)
              }
            })
        }

        """
      ),
      (
        "04-predict.swift",
        """
        import Cuaderno
        import Tables

        //: ## Predict
        //:
        //: The simplest rule: a flower is of the kind whose mean measures are nearest.

        let predict = Cell("Predict", split) { split in
          let kinds = try split.training.texts("kind")
          let means = try Dictionary(grouping: kinds.indices) { kinds[$0] }
            .mapValues { rows in
              let table = split.training.rows(rows)
              return (
                width: mean(try table.numbers("width")), length: mean(try table.numbers("length"))
              )
            }

          let (width, length) = (
            try split.test.numbers("width"), try split.test.numbers("length")
          )
          let truth = try split.test.texts("kind")
          let isRight = truth.indices.map { row in
            let nearest = means.min { first, second in
              func distance(_ mean: (width: Double, length: Double)) -> Double {
                let (x, y) = (mean.width - width[row], mean.length - length[row])
                return x * x + y * y
              }
              return distance(first.value) < distance(second.value)
            }
            return nearest?.key == truth[row]
          }

          //: It is right for \\(accuracy, percent) of the test rows.
          metric(
            "accuracy", mean(isRight.map { $0 ? 1 : 0 }), better: .higher, keyFigure: "accuracy",
            format: .percent)
        }

        private func mean(_ numbers: [Double]) -> Double {
          numbers.reduce(0, +) / Double(numbers.count)
        }

        """
      ),
    ]
  }
}
