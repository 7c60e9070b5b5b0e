import Datasets
import Foundation
import TestSupport
import Testing

@Suite struct PictureFilesTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  @Test func foldersAreListedAtAnyDepthInTheOrderOfNames() throws {
    for name in ["b.jpg", "a/2.jpg", "a/1.jpg", "c/d/e.jpg", ".hidden.jpg"] {
      try folder.writePicture(name)
    }
    try FileManager.default.createSymbolicLink(
      atPath: "\(folder.path)/c/up", withDestinationPath: "..")
    let found = PictureFiles(at: [folder.path, "missing.jpg"])
    #expect(
      found.files
        == ["a/1.jpg", "a/2.jpg", "b.jpg", "c/d/e.jpg"].map { "\(folder.path)/\($0)" }
        + ["missing.jpg"])
    #expect(found.skipped.isEmpty)
  }

  @Test func namesThatAreNotUTF8AreListed() throws {
    let path = Array("\(folder.path)/caf".utf8) + [0xE9] + Array(".jpg".utf8) + [0]
    let descriptor = path.withUnsafeBufferPointer { bytes in
      bytes.withMemoryRebound(to: CChar.self) { open($0.baseAddress!, O_CREAT | O_WRONLY, 0o644) }
    }
    close(descriptor)
    let found = PictureFiles(at: [folder.path])
    #expect(found.files.isEmpty)
    #expect(
      found.skipped == [
        SkippedFile(path: "\(folder.path)/caf\u{FFFD}.jpg", reason: "its name is not UTF-8")
      ])
  }
}
