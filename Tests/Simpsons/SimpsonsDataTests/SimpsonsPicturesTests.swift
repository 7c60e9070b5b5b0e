import Datasets
import Foundation
import Images
import SimpsonsData
import TestSupport
import Testing

@Suite struct SimpsonsPicturesTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func writeData(
    training: String = "characters", test: String = "kaggle_simpson_testset",
    without missing: Set<String> = []
  ) throws {
    for (index, name) in SimpsonsCharacters.names.enumerated() where !missing.contains(name) {
      try folder.writePicture("\(training)/\(name)/pic_0000.jpg", shade: UInt8(10 * index))
      try folder.writePicture("\(test)/\(name)_0.jpg", shade: UInt8(10 * index))
    }
    try folder.writePicture("\(training)/disco_stu/pic_0000.jpg")
    try folder.writePicture("\(test)/lenny_leonard_0.jpg")
  }

  @Test(arguments: [
    ("characters", "kaggle_simpson_testset"), ("simpsons", "simpsons_testset"),
    ("simpsons_dataset/simpsons_dataset", "kaggle_simpson_testset/kaggle_simpson_testset"),
    ("archive/simpsons", "archive/simpsons_testset"),
  ])
  func loadsTheDataHoweverItsFoldersAreCalledAndNested(training: String, test: String) throws {
    try writeData(training: training, test: test)
    let folders = try SimpsonsFolders(in: folder.path)
    #expect(folders.training == "\(folder.path)/\(training)")
    #expect(folders.test == "\(folder.path)/\(test)")
    let pictures = try SimpsonsPictures(folders, dataName: "tiny", size: 8)
    #expect(pictures.training.labels == Array(0..<18))
    #expect(pictures.test.labels == Array(0..<18))
    #expect(pictures.classNames == SimpsonsCharacters.names)
    #expect(pictures.otherTestPictures == 1)
    #expect(pictures.training.pixels.shape == [18, 8, 8, 3])
    #expect(pictures.skippedTable == nil)
    #expect(pictures.countsTable.rows.last == [.empty, "total", 18, 18])
  }

  @Test func theFolderOfTrainingPicturesItselfMayBeGiven() throws {
    try writeData()
    let folders = try SimpsonsFolders(in: "\(folder.path)/characters")
    #expect(folders.test == "\(folder.path)/kaggle_simpson_testset")
  }

  @Test func missingCharactersAreNamed() throws {
    try writeData(without: ["bart_simpson", "moe_szyslak"])
    let folders = try SimpsonsFolders(in: folder.path)
    let error = #expect(throws: DatasetError.self) {
      try SimpsonsPictures(folders, dataName: "tiny", size: 8)
    }
    #expect(error?.path == folders.training)
    #expect(error?.reason == "it has no pictures of bart_simpson, moe_szyslak")
  }

  @Test func aCharacterWhoseEveryPictureIsDamagedIsNamedWithTheReason() throws {
    try writeData()
    try folder.write(Data(), to: "characters/moe_szyslak/pic_0000.jpg")
    let folders = try SimpsonsFolders(in: folder.path)
    let error = #expect(throws: DatasetError.self) {
      try SimpsonsPictures(folders, dataName: "tiny", size: 8)
    }
    #expect(
      error?.reason
        == "it has no readable picture of moe_szyslak (moe_szyslak/pic_0000.jpg: it is empty)")
  }

  @Test func aFolderWithoutCharactersOrTestPicturesSaysWhatIsExpected() throws {
    try folder.writePicture("holiday/beach.jpg")
    let nothing = #expect(throws: DatasetError.self) { try SimpsonsFolders(in: folder.path) }
    #expect(nothing?.reason == "there are no folders named after the characters in it")
    try folder.writePicture("characters/moe_szyslak/pic_0000.jpg")
    let noTest = #expect(throws: DatasetError.self) { try SimpsonsFolders(in: folder.path) }
    #expect(noTest?.reason == "there are no test pictures in it")
  }

  @Test func skippedFilesAreTabled() throws {
    try writeData()
    try folder.write(Data(), to: "characters/moe_szyslak/pic_0001.jpg")
    let pictures = try SimpsonsPictures(
      try SimpsonsFolders(in: folder.path), dataName: "tiny", size: 8)
    #expect(
      pictures.skippedTable?.rows == [["training", "moe_szyslak/pic_0001.jpg", "it is empty"]])
  }
}
