import Artifacts
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
    let hashes = FileHashes(path: memory, folderPath: memory + ".folders")
    defer { try? hashes.save() }
    return try hashes.hash(ofFolder: folder)
  }

  private func remove() {
    try? FileManager.default.removeItem(atPath: folder)
    try? FileManager.default.removeItem(atPath: memory)
    try? FileManager.default.removeItem(atPath: memory + ".folders")
  }

  /// Right after a change nothing is remembered of the folder; later it is.
  @Test(arguments: [0, 150_000]) func seesEveryChange(microseconds: UInt32) throws {
    defer { remove() }
    func later() throws -> String {
      usleep(microseconds)
      return try hash()
    }
    var seen: Set<String> = [try later()]
    try write("six", "deep/b.txt")
    let second = try later()
    seen.insert(second)
    try write("six", "c.txt")
    seen.insert(try later())
    try FileManager.default.moveItem(atPath: folder + "/c.txt", toPath: folder + "/d.txt")
    seen.insert(try later())
    #expect(seen.count == 4)
    #expect(seen.contains(try later()))
    try FileManager.default.removeItem(atPath: folder + "/d.txt")
    #expect(try later() == second)
  }

  @Test func aFolderOfKnownFilesIsKnown() throws {
    defer { remove() }
    usleep(150_000)
    let before = try hash()
    // Without their hashes, files would be read and their hashes written down again.
    try FileManager.default.removeItem(atPath: memory)
    #expect(try hash() == before)
    #expect(!FileManager.default.fileExists(atPath: memory))
    try write("three", "deep/b.txt")
    #expect(try hash() != before)
    #expect(FileManager.default.fileExists(atPath: memory))
  }

  /// Its files may change within the clock's grain and seem unchanged.
  @Test func aFolderWithAYoungFileIsNotKnown() throws {
    defer { remove() }
    let file = folder + "/c.txt"
    try write("new", "c.txt")
    // However slow the machine is, this is not older than the record.
    try FileManager.default.setAttributes(
      [.modificationDate: Date(timeIntervalSinceNow: 1000)], ofItemAtPath: file)
    let before = try hash()
    let folders = try String(contentsOfFile: memory + ".folders", encoding: .utf8)
    #expect(!folders.contains(folder))
    try FileManager.default.setAttributes(
      [.modificationDate: Date(timeIntervalSinceNow: -1000)], ofItemAtPath: file)
    usleep(150_000)
    #expect(try hash() == before)
    #expect(
      try String(contentsOfFile: memory + ".folders", encoding: .utf8).contains(folder))
  }

  /// Names that would break a line of the record are hashed each time instead.
  @Test func namesThatFitIntoNoLineAreNotRemembered() throws {
    defer { remove() }
    try write("x", "odd\r\nname")
    try write("y", "odd\tname")
    usleep(150_000)
    let before = try hash()
    let record = try #require(FileManager.default.contents(atPath: memory))
    let lines = record.split(separator: UInt8(ascii: "\n")).dropFirst()
    let paths = lines.map { line in
      line.split(separator: UInt8(ascii: "\t")).dropFirst(6).map {
        String(decoding: $0, as: UTF8.self)
      }
    }
    #expect(Set(paths) == [[folder + "/a.txt"], [folder + "/deep/b.txt"]])
    try FileManager.default.removeItem(atPath: memory + ".folders")
    #expect(try hash() == before)
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

  /// Same size, and the times are put back: only the change time shows it.
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

  @Test func linksThatLeadRoundAreNotFollowed() throws {
    defer { remove() }
    let before = try hash()
    try FileManager.default.createSymbolicLink(
      atPath: folder + "/deep/up", withDestinationPath: "..")
    try FileManager.default.createSymbolicLink(
      atPath: folder + "/self.txt", withDestinationPath: "self.txt")
    #expect(try hash() == before)
    try FileManager.default.createSymbolicLink(
      atPath: folder + "/again", withDestinationPath: "deep")
    #expect(try hash() != before)
  }

  @Test func aNameThatIsNotUTF8Counts() throws {
    defer { remove() }
    let before = try hash()
    let path = Array("\(folder)/caf".utf8) + [0xE9, 0]
    let descriptor = path.withUnsafeBufferPointer { bytes in
      bytes.withMemoryRebound(to: CChar.self) { open($0.baseAddress!, O_CREAT | O_WRONLY, 0o644) }
    }
    close(descriptor)
    #expect(try hash() != before)
    #expect(try hash() == hash())
  }

  @Test func aFolderWhoseNameIsNotUTF8IsNoObstacle() throws {
    defer { remove() }
    let before = try hash()
    let path = Array("\(folder)/caf".utf8) + [0xE9, 0]
    let made = path.withUnsafeBufferPointer { bytes in
      bytes.withMemoryRebound(to: CChar.self) { name in
        (mkdir(name.baseAddress!, 0o755), open(name.baseAddress!, O_RDONLY | O_DIRECTORY))
      }
    }
    #expect(made.0 == 0 && made.1 >= 0)
    #expect(try hash() == before)
    close(openat(made.1, "new.txt", O_CREAT | O_WRONLY, 0o644))
    close(made.1)
    #expect(try hash() != before)
  }

  @Test func namesAMissingFile() {
    defer { remove() }
    let missing = folder + "/none.txt"
    let error = #expect(throws: FileError.self) { try FileHashes(path: nil).hash(ofFile: missing) }
    #expect(error?.path == missing)
  }

  /// The clock of a camera or an archive may be far off.
  @Test(arguments: [10_413_792_000, -10_000_000_000]) func takesFilesOfAnyDate(seconds: Int) throws
  {
    defer { remove() }
    let before = try hash()
    var times = [timespec(tv_sec: seconds, tv_nsec: 0), timespec(tv_sec: seconds, tv_nsec: 0)]
    #expect(utimensat(AT_FDCWD, folder + "/a.txt", &times, 0) == 0)
    #expect(try hash() == before)
    #expect(try FileHashes(path: memory).hash(ofFile: folder + "/a.txt").count == 64)
  }

  @Test func refusesAPipeInsteadOfWaitingForIt() throws {
    defer { remove() }
    let before = try hash()
    #expect(mkfifo(folder + "/pipe", 0o600) == 0)
    #expect(try hash() == before)
    for path in [folder + "/pipe", "/dev/zero"] {
      let error = #expect(throws: FileError.self) { try FileHashes(path: nil).hash(ofFile: path) }
      #expect(error?.path == path)
    }
  }

  @Test func namesAMissingFolder() {
    remove()
    #expect(throws: (any Error).self) { try FileHashes(path: nil).hash(ofFolder: folder) }
  }
}
