import Archives
import Downloads
import Testing

@Suite struct LayoutRuleTests {
  private let training = LayoutRule(
    .classFolders, in: ["characters", "simpsons_dataset"], to: "characters")
  private let test = LayoutRule(.flat, in: ["testset"], to: "testset")

  @Test(arguments: [
    ("characters/bart/pic_0.jpg", "characters/bart/pic_0.jpg"),
    ("x/y/simpsons_dataset/bart/pic_0.JPG", "characters/bart/pic_0.JPG"),
    ("simpsons_dataset/simpsons_dataset/bart/1.png", "characters/bart/1.png"),
    ("simpsons_dataset/simpsons_dataset/1.png", nil),
    ("simpsons_dataset/1.png", nil),
    ("other/bart/pic_0.jpg", nil),
    ("characters/bart/notes.txt", nil),
    ("characters/bart/noending", nil),
    ("characters/bart/._pic_0.jpg", nil),
    ("characters/.hidden/pic_0.jpg", nil),
    ("__MACOSX/characters/bart/pic_0.jpg", nil),
  ])
  func `Class folders are found at any depth`(path: String, target: String?) throws {
    #expect(training.target(of: try EntryPath(path))?.joined(separator: "/") == target)
  }

  @Test(arguments: [
    ("testset/bart_0.jpg", "testset/bart_0.jpg"),
    ("a/testset/testset/bart_0.jpg", "testset/bart_0.jpg"),
    ("testset/bart/bart_0.jpg", nil),
    ("bart_0.jpg", nil),
  ])
  func `Flat files are found at any depth`(path: String, target: String?) throws {
    #expect(test.target(of: try EntryPath(path))?.joined(separator: "/") == target)
  }

  @Test func `A rule without folder names takes those of any name`() throws {
    let any = LayoutRule(.classFolders, to: "characters")
    #expect(any.target(of: try EntryPath("bart/1.jpg")) == ["characters", "bart", "1.jpg"])
    #expect(any.target(of: try EntryPath("a/b/bart/1.jpg")) == ["characters", "bart", "1.jpg"])
    #expect(any.target(of: try EntryPath("1.jpg")) == nil)
    let flat = LayoutRule(.flat, to: "test")
    #expect(flat.target(of: try EntryPath("bart_1.jpg")) == ["test", "bart_1.jpg"])
  }
}
