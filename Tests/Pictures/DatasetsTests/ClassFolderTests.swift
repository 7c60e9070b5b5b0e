import Datasets
import Foundation
import Images
import TestSupport
import Testing

/// Which folders and names are classes.
@Suite struct ClassFolderTests {
  private let folder: TemporaryFolder
  private let decoder = ImageDecoder(width: 8, height: 6)
  private let composed = "caf\u{E9}"
  private let decomposed = "cafe\u{301}"

  init() throws { folder = try TemporaryFolder() }

  @Test func aFolderWithoutAReadablePictureIsNoClass() throws {
    try folder.writePicture("apples/1.jpg")
    try folder.write(Data("empty".utf8), to: "empty/.keep")
    try folder.write(Data("text".utf8), to: "letters/a.txt")
    try folder.write(Data("resource".utf8), to: "__MACOSX/apples/._1.jpg")
    try folder.writePicture("pears/1.jpg")
    let set = try ImageFolder(folder.path).load(decoder)
    #expect(set.classNames == ["apples", "pears"])
    #expect(set.labels == [0, 1])
    let reason = "it has no picture that can be read, so it is not a class"
    let reasons = Dictionary(grouping: set.skipped, by: \.path).mapValues { $0.map(\.reason) }
    #expect(
      reasons == [
        "__MACOSX": [reason], "__MACOSX/apples": ["it is a folder"], "empty": [reason],
        "letters": [reason], "letters/a.txt": ["it is not a JPEG, PNG, WebP or BMP picture"],
      ])
  }

  @Test func aListedClassMayBeEmpty() throws {
    try folder.writePicture("apples/1.jpg")
    let set = try ImageFolder(folder.path).load(decoder, classNames: ["pears", "apples"])
    #expect(set.classNames == ["pears", "apples"])
    #expect(set.classCounts == [0, 1])
  }

  @Test func foldersOfOtherClassesAreListed() throws {
    for name in ["a/1.jpg", "b/1.jpg", "b/2.jpg"] { try folder.writePicture(name) }
    let set = try ImageFolder(folder.path).load(decoder, classNames: ["a"])
    #expect(
      set.skipped == [SkippedFile(path: "b", reason: "its class was not requested (2 files)")])
    for name in ["a_1.jpg", "b_1.jpg"] { try folder.writePicture("flat/\(name)") }
    let flat = try ImageFolder("\(folder.path)/flat", layout: .flatNames)
      .load(decoder, classNames: ["a"])
    #expect(
      flat.skipped == [SkippedFile(path: "b", reason: "its class was not requested (1 file)")])
  }

  @Test(arguments: ["Apples", " apples", "apples ", "APPLES\t"])
  func aSpellingIsFoundUnderTheListedName(_ spelling: String) throws {
    try folder.writePicture("\(spelling)/1.jpg")
    let set = try ImageFolder(folder.path).load(decoder, classNames: ["apples"])
    #expect(set.classCounts == [1])
    #expect(set.sources == ["\(spelling)/1.jpg"])
    try folder.writePicture("flat/\(spelling)_7.jpg")
    let flat = try ImageFolder("\(folder.path)/flat", layout: .flatNames)
      .load(decoder, classNames: ["apples"])
    #expect(flat.classCounts == [1])
  }

  @Test func unicodeFormsAreOneClass() throws {
    try folder.writePicture("\(decomposed)/1.jpg")
    let set = try ImageFolder(folder.path).load(decoder)
    #expect(set.classNames.map { Array($0.utf8) } == [Array(composed.utf8)])
    #expect(set.count == 1)
    #expect(
      try ImageFolder(folder.path).load(decoder, classNames: [composed]).classCounts == [1])
    #expect(
      try ImageFolder(folder.path).load(decoder, classNames: [decomposed]).classCounts == [1])
  }

  @Test(arguments: [
    ("apples", "Apples", #""Apples" and "apples""#),
    ("apples", "apples ", #""apples" and "apples ""#),
    ("caf\u{E9}", "cafe\u{301}", #""cafe\u{0301}" and "caf\u{00E9}""#),
  ])
  func twoFoldersOfOneClassAreRefusedByName(_ one: String, _ other: String, _ names: String) throws
  {
    try folder.writePicture("\(one)/1.jpg")
    try folder.writePicture("\(other)/2.jpg")
    for classNames in [nil, ["Apples ", "CAFÉ"]] {
      let error = #expect(throws: DatasetError.self) {
        try ImageFolder(folder.path).load(decoder, classNames: classNames)
      }
      #expect(error?.reason == "the names \(names) mean the same class")
    }
    try folder.writePicture("flat/\(one)_1.jpg")
    try folder.writePicture("flat/\(other)_2.jpg")
    let error = #expect(throws: DatasetError.self) {
      try ImageFolder("\(folder.path)/flat", layout: .flatNames).load(decoder)
    }
    #expect(error?.reason == "the names \(names) mean the same class")
  }

  @Test func listedClassesMayDifferInCaseOnly() throws {
    try folder.writePicture("a/1.jpg")
    try folder.writePicture("A/2.jpg")
    let set = try ImageFolder(folder.path).load(decoder, classNames: ["A", "a"])
    #expect(set.sources == ["A/2.jpg", "a/1.jpg"])
  }
}
