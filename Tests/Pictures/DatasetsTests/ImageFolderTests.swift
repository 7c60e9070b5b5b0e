import Datasets
import Foundation
import Hosting
import Images
import TestSupport
import Testing

@Suite struct ImageFolderTests {
  private let folder: TemporaryFolder
  private let decoder = ImageDecoder(width: 8, height: 6)

  init() throws { folder = try TemporaryFolder() }

  @Test func classFoldersGiveLabelsInTheOrderOfTheirNames() throws {
    try folder.writePicture("pears/b.jpg", shade: 200)
    try folder.writePicture("apples/a.jpg", shade: 100)
    try folder.writePicture("pears/a.jpg", shade: 210)
    let set = try ImageFolder(folder.path).load(decoder)
    #expect(set.classNames == ["apples", "pears"])
    #expect(set.sources == ["apples/a.jpg", "pears/a.jpg", "pears/b.jpg"])
    #expect(set.labels == [0, 1, 1])
    #expect(set.classCounts == [1, 2])
    #expect(set.pixels.shape == [3, 6, 8, 3])
    #expect(set.pixels.row(0).elements.allSatisfy { abs(Int($0) - 100) <= 2 })
    #expect(set.pixels.row(1).elements.allSatisfy { abs(Int($0) - 210) <= 2 })
  }

  @Test func askedForClassesKeepTheirOrderAndOthersAreLeftOut() throws {
    for name in ["a", "b", "c"] { try folder.writePicture("\(name)/1.jpg") }
    let set = try ImageFolder(folder.path).load(decoder, classNames: ["c", "a"])
    #expect(set.sources == ["c/1.jpg", "a/1.jpg"])
    #expect(set.labels == [0, 1])
  }

  @Test func flatNamesTellTheClassBeforeTheLastUnderscore() throws {
    try folder.writePicture("ned_flanders_0.jpg")
    try folder.writePicture("ned_flanders_10.jpg")
    try folder.writePicture("bart_simpson_3.jpg")
    try folder.writePicture("poster.jpg")
    let set = try ImageFolder(folder.path, layout: .flatNames).load(decoder)
    #expect(set.classNames == ["bart_simpson", "ned_flanders"])
    #expect(set.labels == [0, 1, 1])
    #expect(set.skipped.map(\.path) == ["poster.jpg"])
  }

  @Test func flatNamesEndWithANumber() throws {
    for name in [
      "a_1.jpg", "a_b_2.jpg", "a_copy.jpg", "a_.jpg", "a_3b.jpg", "a_4.small.jpg", "_5.jpg",
    ] {
      try folder.writePicture(name)
    }
    let set = try ImageFolder(folder.path, layout: .flatNames).load(decoder)
    #expect(set.classNames == ["a", "a_b"])
    #expect(set.sources == ["a_1.jpg", "a_4.small.jpg", "a_b_2.jpg"])
    #expect(set.skipped.map(\.path) == ["_5.jpg", "a_.jpg", "a_3b.jpg", "a_copy.jpg"])
  }

  @Test func filesBesideTheFoldersOfClassesAreListed() throws {
    try folder.writePicture("x/good.jpg")
    try folder.writePicture("stray.jpg")
    try folder.write(Data("a letter".utf8), to: "letter.txt")
    try folder.write(Data("hidden".utf8), to: ".hidden")
    let set = try ImageFolder(folder.path).load(decoder)
    #expect(set.sources == ["x/good.jpg"])
    let reason = "it is next to the folders of the classes"
    #expect(
      set.skipped == [
        SkippedFile(path: "letter.txt", reason: reason),
        SkippedFile(path: "stray.jpg", reason: reason),
      ])
  }

  @Test func filesThatCannotBeReadAreSkippedAndListedWithTheirReasons() throws {
    let picture = try TemporaryFolder.picture(width: 60, height: 60)
    try folder.write(picture, to: "x/good.jpg")
    try folder.write(Data(), to: "x/empty.jpg")
    try folder.write(picture.prefix(picture.count - 40), to: "x/half.jpg")
    try folder.write(Data("a letter, not a picture".utf8), to: "x/letter.jpg")
    try folder.write(Data("hidden".utf8), to: "x/.hidden")
    try folder.writePicture("x/folder.jpg/inside.jpg")
    try folder.writePicture("x/last.jpg", shade: 77)
    let set = try ImageFolder(folder.path).load(decoder)
    #expect(set.sources == ["x/good.jpg", "x/last.jpg"])
    #expect(set.pixels.row(1).elements.allSatisfy { abs(Int($0) - 77) <= 2 })
    let reasons = Dictionary(uniqueKeysWithValues: set.skipped.map { ($0.path, $0.reason) })
    #expect(
      reasons == [
        "x/empty.jpg": "it is empty", "x/half.jpg": "it is truncated",
        "x/letter.jpg": "it is not a JPEG, PNG, WebP or BMP picture",
        "x/folder.jpg": "it is a folder",
      ])
  }

  @Test func linksAreFollowedAndLoopsAndPipesAreListed() throws {
    try folder.writePicture("x/good.jpg")
    let files = FileManager.default
    try files.createSymbolicLink(
      atPath: "\(folder.path)/x/link.jpg", withDestinationPath: "good.jpg")
    try files.createSymbolicLink(
      atPath: "\(folder.path)/x/loop.jpg", withDestinationPath: "loop.jpg")
    try files.createSymbolicLink(atPath: "\(folder.path)/x/up", withDestinationPath: "..")
    #expect(mkfifo("\(folder.path)/x/pipe.jpg", 0o600) == 0)
    let set = try ImageFolder(folder.path).load(decoder)
    #expect(set.sources == ["x/good.jpg", "x/link.jpg"])
    #expect(set.skipped.map(\.path).sorted() == ["x/loop.jpg", "x/pipe.jpg", "x/up"])
  }

  @Test func namesThatAreNotUTF8AreListed() throws {
    try folder.writePicture("x/good.jpg")
    let path = Array("\(folder.path)/x/caf".utf8) + [0xE9] + Array(".jpg".utf8) + [0]
    let descriptor = path.withUnsafeBufferPointer { bytes in
      bytes.withMemoryRebound(to: CChar.self) { open($0.baseAddress!, O_CREAT | O_WRONLY, 0o644) }
    }
    close(descriptor)
    let inner = Array("\(folder.path)/caf".utf8) + [0xE9, 0]
    let status = inner.withUnsafeBufferPointer { bytes in
      bytes.withMemoryRebound(to: CChar.self) { mkdir($0.baseAddress!, 0o755) }
    }
    #expect(status == 0)
    let set = try ImageFolder(folder.path).load(decoder)
    #expect(set.classNames == ["x"])
    #expect(
      set.skipped == [
        SkippedFile(path: "caf\u{FFFD}", reason: "its name is not UTF-8"),
        SkippedFile(path: "x/caf\u{FFFD}.jpg", reason: "its name is not UTF-8"),
      ])
  }

  @Test func anEmptyOrMissingFolderIsOneClearError() throws {
    let missing = "\(folder.path)/none"
    #expect(
      throws: DatasetError(path: missing, "there is no such folder", advice: "Check the path.")
    ) { try ImageFolder(missing).load(decoder) }
    let error = #expect(throws: DatasetError.self) { try ImageFolder(folder.path).load(decoder) }
    #expect(error?.reason == "there is no picture in this folder")
  }

  @Test func progressEndsWithAllAndCancellingStops() throws {
    for index in 0..<30 { try folder.writePicture("x/\(index).jpg") }
    let host = ListeningHost()
    _ = try Work.$host.withValue(host) {
      try ImageFolder(folder.path, title: "Pears").load(decoder)
    }
    let last = try #require(host.reports.withLock { $0.last })
    #expect(last.fraction == 1)
    #expect(last.line.hasPrefix("Pears ━━━━━━━━━━━━━━━━━━━━ 30/30 "))
    let cancelled = ListeningHost(isCancelled: true)
    Work.$host.withValue(cancelled) {
      #expect(throws: Interrupted.self) { try ImageFolder(folder.path).load(decoder) }
    }
  }
}
