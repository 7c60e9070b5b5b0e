import Cuaderno
import Foundation
import Testing

@Suite struct FileHashesTests {
  let folder: String
  let memory: String

  init() throws {
    folder = NSTemporaryDirectory() + "hashes-\(UUID().uuidString)"
    memory = folder + ".memory"
    try FileManager.default.createDirectory(
      atPath: folder + "/deep", withIntermediateDirectories: true)
    try write("one", "a.txt")
    try write("two", "deep/b.txt")
  }

  private func write(_ text: String, _ name: String) throws {
    try Data(text.utf8).write(to: URL(fileURLWithPath: folder + "/" + name))
  }

  private func hash() throws -> String {
    let hashes = FileHashes(path: memory)
    defer { try? hashes.save() }
    return try hashes.hash(ofFolder: folder)
  }

  private func remove() {
    try? FileManager.default.removeItem(atPath: folder)
    try? FileManager.default.removeItem(atPath: memory)
  }

  @Test func seesEveryChange() throws {
    defer { remove() }
    var seen: Set<String> = [try hash()]
    try write("six", "deep/b.txt")
    seen.insert(try hash())
    try write("six", "c.txt")
    seen.insert(try hash())
    try FileManager.default.moveItem(atPath: folder + "/c.txt", toPath: folder + "/d.txt")
    seen.insert(try hash())
    #expect(seen.count == 4)
    #expect(seen.contains(try hash()))
  }

  @Test func dependsOnContentAndNotOnPlaceOrTime() throws {
    defer { remove() }
    let before = try hash()
    try write("one", "a.txt")
    #expect(try hash() == before)
    let moved = folder + "-moved"
    try FileManager.default.moveItem(atPath: folder, toPath: moved)
    defer { try? FileManager.default.removeItem(atPath: moved) }
    #expect(try FileHashes(path: memory).hash(ofFolder: moved) == before)
  }

  /// Same size, and the times are put back: only the change time tells.
  @Test func isNotFooledByTimesPutBack() throws {
    defer { remove() }
    let path = folder + "/a.txt"
    let old = Date(timeIntervalSinceNow: -1000)
    try FileManager.default.setAttributes([.modificationDate: old], ofItemAtPath: path)
    usleep(150_000)
    let before = try hash()
    try write("eno", "a.txt")
    try FileManager.default.setAttributes([.modificationDate: old], ofItemAtPath: path)
    #expect(try hash() != before)
  }

  @Test func namesAMissingFolder() {
    remove()
    #expect(throws: (any Error).self) { try FileHashes(path: nil).hash(ofFolder: folder) }
  }
}
