import CuadernoCommand
import Testing

struct TextTableTests {
  private let table = TextTable(
    header: ["state", "#", "title"],
    rows: [
      ["fresh", "1", "Load the pictures of all characters"],
      ["never run", "12", "Train a network of five layers for seven epochs"],
    ], rightAligned: [1])

  @Test func alignsItsColumns() {
    #expect(
      table.text == """
        state       #  title
        fresh       1  Load the pictures of all characters
        never run  12  Train a network of five layers for seven epochs

        """)
  }

  @Test(arguments: [30, 40, 60, 80, 200])
  func fitsTheTerminal(width: Int) {
    let lines = table.lines(width: width)
    #expect(lines.allSatisfy { $0.count <= width })
    #expect(lines[1].hasPrefix("fresh       1  Load the"))
    #expect(lines[1].hasSuffix("…") == (width < 50))
  }

  @Test(arguments: [0, 1, -5, Int.min])
  func keepsEightLettersOfAColumnHoweverNarrowTheTerminal(width: Int) {
    #expect(table.lines(width: width)[2] == "never r…  12  Train a…")
  }

  @Test func keepsARowInItsLine() {
    let table = TextTable(header: ["name"], rows: [["a\nb\u{1B}[2J"]])
    #expect(table.text == "name\na\\nb\\u{1B}[2J\n")
  }
}
