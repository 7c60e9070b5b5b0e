import Metrics
import Testing

@Suite struct NounTests {
  @Test(
    arguments: zip(
      ["sample", "class", "category", "day", "box", "patch"],
      ["samples", "classes", "categories", "days", "boxes", "patches"]))
  func formsRegularPlurals(singular: String, plural: String) {
    #expect(Noun(singular).plural == plural)
  }

  @Test func countsWithTheRightForm() {
    let person = Noun("person", plural: "people")
    #expect(person.counted(1) == "1 person")
    #expect(person.counted(0) == "0 people")
    #expect(person.counted(1_234_567) == "1,234,567 people")
  }
}
