import Datasets
import Display
import Printing

extension SimpsonsPictures {
  /// How many pictures of each character were read.
  public var countsTable: Table {
    let (learn, judge) = (training.classCounts, test.classCounts)
    let rows: [[Table.Value]] = classNames.enumerated().map { label, name in
      [.integer(label), .text(name), .integer(learn[label]), .integer(judge[label])]
    }
    let totals: [Table.Value] = [
      .empty, .text("total"), .integer(training.count), .integer(test.count),
    ]
    return Table(
      columns: [.init("Label"), .init("Character"), .init("Training"), .init("Test")],
      rows: rows + [totals], caption: othersSentence)
  }

  private var othersSentence: String? {
    guard otherTrainingPictures + otherTestPictures > 0 else { return nil }
    return
      "Pictures of other characters are left out: \(otherTrainingPictures.grouped) of training and "
      + "\(otherTestPictures.grouped) of test."
  }

  /// The files that could not be used, with the reasons; `nil` when there are none.
  public var skippedTable: Table? {
    let halves = [("training", training.skipped), ("test", test.skipped)]
    let rows: [[Table.Value]] = halves.flatMap { half, files in
      files.map { [.text(half), .text($0.path), .text($0.reason)] }
    }
    guard !rows.isEmpty else { return nil }
    return Table(
      columns: [.init("Part"), .init("File"), .init("Reason")], rows: rows,
      caption: "\(rows.count.grouped) files were skipped.")
  }
}
