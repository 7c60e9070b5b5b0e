import Artifacts
import Foundation
import Testing

@Suite struct StagedFolderTests: ~Copyable {
  private let folder: String
  private let final: String

  init() throws {
    folder = NSTemporaryDirectory() + "staged-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    final = folder + "/final"
  }

  deinit { try? FileManager.default.removeItem(atPath: folder) }

  private func files() -> [String] {
    (FileManager.default.subpaths(atPath: folder) ?? []).sorted()
  }

  @Test func theContentAppearsWithTheInstallation() throws {
    let staged = try StagedFolder(for: final)
    try staged.make("b/c")
    try staged.write(Data("a".utf8), to: "b/c/a")
    #expect(!FileManager.default.fileExists(atPath: final))
    try staged.install()
    #expect(files() == ["final", "final/b", "final/b/c", "final/b/c/a"])
  }

  @Test func oldContentIsReplacedAsAWhole() throws {
    try FileManager.default.createDirectory(atPath: final, withIntermediateDirectories: true)
    try Data().write(to: URL(filePath: final + "/old"))
    let staged = try StagedFolder(for: final)
    try staged.write(Data(), to: "new")
    try staged.install()
    #expect(files() == ["final", "final/new"])
  }

  @Test func whatIsNotInstalledVanishes() throws {
    do {
      let staged = try StagedFolder(for: final)
      try staged.write(Data(), to: "a")
    }
    #expect(files() == [])
  }

  @Test func twoAtOnceDoNotMix() throws {
    let first = try StagedFolder(for: final)
    let second = try StagedFolder(for: final)
    #expect(first.path != second.path)
    try first.write(Data(), to: "first")
    try second.write(Data(), to: "second")
    try first.install()
    #expect(FileManager.default.fileExists(atPath: final + "/first"))
    try second.install()
    #expect(files() == ["final", "final/second"])
  }

  @Test func leftoversOfKilledProcessesAreRemovedWhenTheyAreOld() throws {
    let (old, young, other) = (final + ".1.2.partial", final + ".1.3.partial", final + ".1.4.x")
    for path in [old, young, other] {
      try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
      try Data().write(to: URL(filePath: path + "/leftover"))
    }
    for path in [old, other] {
      try FileManager.default.setAttributes(
        [.modificationDate: Date(timeIntervalSinceNow: -48 * 3_600)], ofItemAtPath: path)
    }
    let staged = try StagedFolder(for: final)
    try staged.install()
    #expect(!FileManager.default.fileExists(atPath: old))
    #expect(FileManager.default.fileExists(atPath: young))
    #expect(FileManager.default.fileExists(atPath: other))
  }

  @Test func aFileInTheWayIsAnErrorWithItsPath() throws {
    try Data("kept".utf8).write(to: URL(filePath: folder + "/file"))
    let error = #expect(throws: FileError.self) {
      _ = try StagedFolder(for: folder + "/file/final")
    }
    #expect(error?.path == folder + "/file")
  }
}
