import Figures
import Testing

@Suite struct ClassNamesTests {
  @Test func readsNamesOfFolders() {
    #expect(ClassNames.display("milhouse_van_houten") == "Milhouse van Houten")
  }

  @Test func shortensToOneTellingWord() {
    #expect(
      ClassNames.short(ExampleFigures.folders) == [
        "Abraham Grampa", "Apu", "Bart", "Burns", "Chief Wiggum", "Comic Book Guy",
        "Edna Krabappel", "Homer", "Kent Brockman", "Krusty", "Lisa", "Marge", "Milhouse",
        "Moe Szyslak", "Ned Flanders", "Nelson Muntz", "Skinner", "Sideshow Bob",
      ])
  }

  @Test func staysUnambiguous() {
    #expect(
      ClassNames.short(["bart_simpson", "bart_burns", "lisa_simpson", "otto_burns"]) == [
        "Bart Simpson", "Bart Burns", "Lisa", "Otto",
      ])
  }

  @Test func survivesOddNames() {
    #expect(ClassNames.short(["", "_", "x"]) == ["", "", "X"])
  }
}
