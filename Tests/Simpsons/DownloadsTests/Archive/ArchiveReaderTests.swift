import Archives
import Artifacts
import Downloads
import Foundation
import TestSupport
import Testing

@Suite struct ArchiveReaderTests {
  let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  /// The names and contents of all entries.
  private func entries(_ path: String) throws -> [(ArchiveEntry, Data)] {
    var reader = try ArchiveReader(path: path)
    var result: [(ArchiveEntry, Data)] = []
    while let entry = try reader.next() {
      var content = Data()
      var buffer = [UInt8](repeating: 0, count: 100)
      while true {
        let count = try buffer.withUnsafeMutableBytes { try reader.read(into: $0) }
        if count == 0 { break }
        content += buffer[..<count]
      }
      result.append((entry, content))
    }
    return result
  }

  @Test func `A tar archive gives its entries in order, with their content`() throws {
    var tar = TarWriter()
    tar.add("a/", type: "5")
    tar.add("a/one.jpg", content: Data("one".utf8))
    tar.add("a/two.jpg", content: Data(repeating: 7, count: 1000))
    let found = try entries(folder.write(tar.finished, to: "x.tar"))
    #expect(found.map(\.0.name) == ["a/", "a/one.jpg", "a/two.jpg"])
    #expect(found.map(\.0.kind) == [.folder, .file, .file])
    #expect(found.map(\.1.count) == [0, 3, 1000])
    #expect(found[1].1 == Data("one".utf8))
  }

  @Test(arguments: [
    (Character("1"), ArchiveEntry.Kind.hardLink), ("2", .symbolicLink), ("3", .special),
    ("4", .special),
    ("6", .special),
  ])
  func `Links and devices are told apart from files`(
    type: Character, kind: ArchiveEntry.Kind
  ) throws {
    var tar = TarWriter()
    tar.add("x", type: type, link: "/etc/passwd")
    let found = try entries(folder.write(tar.finished, to: "x.tar"))
    #expect(found.map(\.0.kind) == [kind])
    #expect(throws: ArchiveRefusal.self) { try found[0].0.checkedPath() }
  }

  @Test func `A tar archive that ends within a file is damaged`() throws {
    var tar = TarWriter()
    tar.add("a.jpg", content: Data(repeating: 1, count: 5000))
    let path = try folder.write(tar.bytes.prefix(2000), to: "x.tar")
    let error = #expect(throws: ArchiveError.self) { try entries(path) }
    #expect(error?.entry == "a.jpg")
    #expect(error?.description.hasPrefix("\(path) is damaged at \"a.jpg\": ") == true)
  }

  @Test func `A tar archive that ends between two files is damaged`() throws {
    var tar = TarWriter()
    tar.add("a.jpg", content: Data(repeating: 1, count: 5000))
    let path = try folder.write(tar.bytes, to: "x.tar")
    let error = #expect(throws: ArchiveError.self) { try entries(path) }
    #expect(error?.kind == .damaged("it has no end mark, so entries may be missing"))
  }

  @Test(arguments: [512, 1024, 10_240])
  func `A tar archive may end with one empty block or with many`(count: Int) throws {
    var tar = TarWriter()
    tar.add("a.jpg", content: Data("one".utf8))
    let path = try folder.write(tar.bytes + Data(count: count), to: "x.tar")
    #expect(try entries(path).map(\.0.name) == ["a.jpg"])
  }

  @Test(arguments: [
    ("<!DOCTYPE html><html>", "a web page"), ("", "an empty file"), ("{\"code\":403}", "JSON text"),
  ])
  func `What is no archive is named by what it is`(content: String, word: String) throws {
    let path = try folder.write(Data(content.utf8), to: "x.zip")
    let error = #expect(throws: ArchiveError.self) { try entries(path) }
    #expect(
      error?.description
        == "\(path) is not a .tar, .tar.gz or .zip archive: it looks like \(word)")
  }

  @Test func `A missing file is a file error`() {
    #expect(throws: FileError.self) { _ = try ArchiveReader(path: "/nowhere/x.zip") }
  }
}
