import RunRecord
import Testing

@Suite struct NearestNamesTests {
  let cells = ["load", "normalize", "train", "evaluate", "errors"]

  @Test(arguments: [
    ("trian", ["train"]), ("trai", ["train"]), ("eval", ["evaluate"]), ("LOAD", ["load"]),
    ("xyz", []), ("", []),
  ])
  func offersWhatIsNear(_ name: String, _ expected: [String]) {
    #expect(NearestNames.of(name, in: cells) == expected)
  }
}
