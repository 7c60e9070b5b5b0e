/// Gives the headings of a cell levels below the cell's own, in steps of one.
struct HeadingLevels {
  /// The level of the cell's title.
  static let cell = 2

  private var last = HeadingLevels.cell
  /// Whether the cell's title has been given.
  private var hasTitle = false

  /// The level for a heading that is written at `level`; the first of a cell, when it comes before all else, is its title.
  mutating func next(for level: Int, isFirstOfCell: Bool) -> Int {
    if isFirstOfCell, !hasTitle {
      hasTitle = true
      return Self.cell
    }
    last = min(max(level, Self.cell + 1), last + 1)
    return last
  }
}
