import Downloads
import Foundation
import Testing

@Suite struct StagedFolderTests {
  let folder: TemporaryFolder
  let final: String

  init() throws {
    folder = try TemporaryFolder()
    final = folder.path + "/final"
  }

  private func write(_ name: String, in path: String) throws {
    try Data(name.utf8).write(to: URL(fileURLWithPath: "\(path)/\(name)"))
  }

  @Test func `The content appears with the installation, not before`() throws {
    let staged = try StagedFolder(for: final)
    try write("a", in: staged.path)
    #expect(!FileManager.default.fileExists(atPath: final))
    try staged.install()
    #expect(TemporaryFolder.files(below: folder.path) == ["final/a"])
  }

  @Test func `Old content is replaced as a whole`() throws {
    try FileManager.default.createDirectory(atPath: final, withIntermediateDirectories: true)
    try write("old", in: final)
    let staged = try StagedFolder(for: final)
    try write("new", in: staged.path)
    try staged.install()
    #expect(TemporaryFolder.files(below: folder.path) == ["final/new"])
  }

  @Test func `What is not installed vanishes, and leftovers of a crash too`() throws {
    let leftover = final + ".unpacking"
    try FileManager.default.createDirectory(atPath: leftover, withIntermediateDirectories: true)
    try write("leftover", in: leftover)
    do {
      let staged = try StagedFolder(for: final)
      #expect(TemporaryFolder.files(below: folder.path) == [])
      try write("a", in: staged.path)
    }
    #expect(TemporaryFolder.files(below: folder.path) == [])
  }
}
